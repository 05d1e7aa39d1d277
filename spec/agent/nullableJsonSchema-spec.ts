import { nullableJsonSchema } from '../../src/agent/nullableJsonSchema.js';

describe('nullableJsonSchema', () => {
  it.each([
    [{ type: 'string' }, { type: ['string', 'null'] }],
    [
      { type: ['string', 'number'], minLength: 1 },
      { type: ['string', 'number', 'null'], minLength: 1 },
    ],
    [
      { type: 'string', enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      { type: 'boolean', const: false },
      { type: ['boolean', 'null'], enum: [false, null] },
    ],
    [{ anyOf: [{ type: 'string' }] }, { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    [{ $ref: '#' }, { anyOf: [{ $ref: '#' }, { type: 'null' }] }],
    [{ type: 'object', properties: {} }, { anyOf: [{ type: 'object', properties: {} }, { type: 'null' }] }],
    [{ type: 'array', items: {} }, { anyOf: [{ type: 'array', items: {} }, { type: 'null' }] }],
  ])('should make %j nullable', (schema, nullable) => {
    expect(nullableJsonSchema(schema)).toEqual(nullable);
  });

  it('should keep the object itself, by which its added nulls are found', () => {
    const object = { type: 'object' };
    expect((nullableJsonSchema(object)['anyOf'] as unknown[])[0]).toBe(object);
  });
});
