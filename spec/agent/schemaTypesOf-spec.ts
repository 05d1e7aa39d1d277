import { schemaTypesOf } from '../../src/agent/schemaTypesOf.js';

describe('schemaTypesOf', () => {
  it.each([
    [{ type: 'string' }, ['string']],
    [{ type: ['string', 'null'] }, ['string', 'null']],
    [{ const: null }, ['null']],
    [{ enum: ['a', 'b', 1, [], {}, true] }, ['string', 'number', 'array', 'object', 'boolean']],
    [{ required: [] }, ['object']],
    [{ prefixItems: [] }, ['array']],
    [{ pattern: '' }, ['string']],
    [{ minimum: 1 }, ['number']],
    [{ description: 'D' }, []],
    [{}, []],
  ])('should tell the types of %j', (schema, types) => {
    expect(schemaTypesOf(schema)).toEqual(types);
  });
});
