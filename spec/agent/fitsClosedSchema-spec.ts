import { fitsClosedSchema } from '../../src/agent/fitsClosedSchema.js';

const text = { type: 'string' };
const object = { type: 'object', properties: { a: text, b: { type: ['integer', 'null'] } } };
const exact = fitsClosedSchema({}, true);
const loose = fitsClosedSchema({}, false);

describe('fitsClosedSchema', () => {
  it.each([
    ['x', text],
    [1, { type: 'integer' }],
    [1.5, { type: 'number' }],
    [true, { type: 'boolean' }],
    [null, { type: ['string', 'null'] }],
    ['a', { type: 'string', enum: ['a', 'b'] }],
    [[], { type: 'array', items: text }],
    [['x'], { type: 'array', items: { anyOf: [{ type: 'null' }, text] } }],
    [{ a: 'x', b: null }, object],
    [{ k: [1] }, { type: 'object', properties: { k: { type: 'array', const: [1], items: { type: 'number' } } } }],
  ])('should be true of %j in %j', (value, schema) => {
    expect(exact(value, schema)).toBe(true);
  });

  it.each([
    [1, text],
    [1.5, { type: 'integer' }],
    [null, text],
    [[], object],
    [{}, { type: 'array', items: text }],
    ['c', { type: 'string', enum: ['a', 'b'] }],
    ['c', { type: 'string', const: 'a' }],
    [[1], { type: 'array', items: text }],
    [{ a: 'x', b: 'x' }, object],
    [{ a: 'x', b: 1, c: 1 }, object],
    [{ a: 'x', b: 1, toString: 1 }, object],
  ])('should be false of %j in %j', (value, schema) => {
    expect(exact(value, schema)).toBe(false);
  });

  it('should ask for each key only if it is exact', () => {
    expect(exact({ a: 'x' }, object)).toBe(false);
    expect(loose({ a: 'x' }, object)).toBe(true);
    expect(loose({ c: 'x' }, object)).toBe(false);
  });
});
