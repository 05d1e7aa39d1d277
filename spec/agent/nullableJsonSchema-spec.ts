import { nullableJsonSchema } from '../../src/agent/nullableJsonSchema.js';

const nothing = { type: 'null' };

describe('nullableJsonSchema', () => {
  it.each([
    [
      { type: 'string', description: 'A' },
      { type: ['string', 'null'], description: 'A' },
    ],
    [
      { type: 'string', enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [{ type: ['string', 'number'] }, { type: ['string', 'number', 'null'] }],
    [
      { anyOf: [{ type: 'string' }], title: 'T' },
      { anyOf: [{ type: 'string' }, nothing], title: 'T' },
    ],
    [{ type: 'object' }, { anyOf: [{ type: 'object' }, nothing] }],
    [{ type: ['string', 'array'] }, { anyOf: [{ type: ['string', 'array'] }, nothing] }],
    [{ $ref: '#' }, { anyOf: [{ $ref: '#' }, nothing] }],
  ])('should let %j take null', (schema, nullable) => {
    expect(nullableJsonSchema(schema)).toEqual(nullable);
  });
});
