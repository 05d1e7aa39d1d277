import { isKeptKeyword } from '../../src/agent/isKeptKeyword.js';

describe('isKeptKeyword', () => {
  it.each([
    ...['title', 'description', 'type', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
    ...['minLength', 'maxLength', 'minItems', 'maxItems'],
  ])('should keep %s', (keyword) => {
    expect(isKeptKeyword([keyword, 1])).toBe(true);
  });

  it.each(['default', 'examples', 'deprecated', 'readOnly', '$id', '$comment', 'discriminator', 'x-order', 'toString'])(
    'should leave out %s',
    (keyword) => {
      expect(isKeptKeyword([keyword, 1])).toBe(false);
    },
  );

  it('should keep the formats that the API knows', () => {
    for (const format of ['date-time', 'email', 'uuid']) expect(isKeptKeyword(['format', format])).toBe(true);
    for (const format of ['uri', 'base64', 'cuid2']) expect(isKeptKeyword(['format', format])).toBe(false);
  });

  it('should keep patterns, but for those that look around', () => {
    for (const pattern of ['^a$', '(?:a|b)', '(?<name>a)']) expect(isKeptKeyword(['pattern', pattern])).toBe(true);
    for (const pattern of ['^(?!a)', '(?=a)', '(?<=a)b', '(?<!a)b']) {
      expect(isKeptKeyword(['pattern', pattern])).toBe(false);
    }
  });
});
