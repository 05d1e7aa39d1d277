import { takesValue } from '../../src/agent/takesValue.js';

const root = { $defs: { Maybe: { type: ['string', 'null'] } } };

describe('takesValue', () => {
  it.each([
    ['x', { type: 'string' }],
    [1, { type: 'integer' }],
    [1.5, { type: 'number' }],
    [null, { type: ['string', 'null'] }],
    [null, { $ref: '#/$defs/Maybe' }],
    ['a', { type: 'string', enum: ['a', 'b'] }],
    [[], { anyOf: [{ type: 'string' }, { type: 'array' }] }],
    [{ any: 1 }, { type: 'object' }],
  ])('should be true of %j in %j', (value, schema) => {
    expect(takesValue(root, schema, value)).toBe(true);
  });

  it.each([
    [1, { type: 'string' }],
    [1.5, { type: 'integer' }],
    [null, { type: 'object' }],
    [[], { type: 'object' }],
    ['c', { type: 'string', enum: ['a', 'b'] }],
    [null, { type: ['string', 'null'], enum: ['a'] }],
    [1, { $ref: '#/$defs/Missing' }],
  ])('should be false of %j in %j', (value, schema) => {
    expect(takesValue(root, schema, value)).toBe(false);
  });
});
