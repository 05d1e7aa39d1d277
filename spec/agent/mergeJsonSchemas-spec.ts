import { mergeJsonSchemas } from '../../src/agent/mergeJsonSchemas.js';

const merge = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  mergeJsonSchemas({ root: {}, subject: 'x' }, a, b, 'a.b');

describe('mergeJsonSchemas', () => {
  it('should ask for what both ask for', () => {
    expect(
      merge({ type: 'number', minimum: 1, maxLength: 3 }, { type: 'integer', minimum: 2, maxLength: 4, minItems: 1 }),
    ).toEqual({
      ...{ type: 'integer', minimum: 2, maxLength: 3, minItems: 1 },
    });
    expect(merge({ type: ['string', 'null'] }, { type: ['null', 'string', 'number'] })).toEqual({
      type: ['string', 'null'],
    });
    expect(merge({ type: 'integer' }, { type: 'number' })).toEqual({ type: 'integer' });
    expect(merge({ enum: [1, 2, 3] }, { enum: [2, 3, 4] })).toEqual({ enum: [2, 3] });
    expect(merge({ pattern: 'a' }, { pattern: 'a' })).toEqual({ pattern: 'a' });
  });

  it('should keep the keys of both, and leave a key of both for later', () => {
    expect(
      merge(
        { properties: { a: true, c: 1 }, required: ['a'] },
        { properties: { b: true, c: 2 }, required: ['b', 'a'] },
      ),
    ).toEqual({ properties: { a: true, b: true, c: { allOf: [1, 2] } }, required: ['a', 'b'] });
  });

  it('should keep the first description', () => {
    expect(merge({ description: 'a', title: 'a' }, { description: 'b', title: 'b' })).toEqual({
      description: 'a',
      title: 'a',
    });
  });

  it.each([
    ['type', { type: 'string' }, { type: 'number' }],
    ['enum', { enum: [1] }, { enum: [2] }],
    ['pattern', { pattern: 'a' }, { pattern: 'b' }],
    ['additionalProperties', { additionalProperties: true }, { additionalProperties: false }],
  ])('should refuse to merge %s', (keyword, a, b) => {
    expect(() => merge(a, b)).toThrow(`x: a.b combines schemas (allOf) with a "${keyword}" each`);
  });
});
