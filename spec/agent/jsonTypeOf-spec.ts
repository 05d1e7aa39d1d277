import { jsonTypeOf } from '../../src/agent/jsonTypeOf.js';

describe('jsonTypeOf', () => {
  it.each([
    [null, 'null'],
    [[], 'array'],
    [{}, 'object'],
    ['a', 'string'],
    [1, 'number'],
    [true, 'boolean'],
  ])('should tell the type of %j', (value, type) => {
    expect(jsonTypeOf(value)).toBe(type);
  });
});
