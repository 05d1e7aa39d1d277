import { wrapJsonSchema } from '../../src/agent/wrapJsonSchema.js';

describe('wrapJsonSchema', () => {
  it('should leave an object alone', () => {
    const root = { type: 'object', additionalProperties: {} };
    expect(wrapJsonSchema(root, 'value').jsonSchema).toBe(root);
  });

  it('should say that a root is an object where it only implies it', () => {
    expect(wrapJsonSchema({ properties: {} }, 'value')).toEqual({ jsonSchema: { type: 'object', properties: {} } });
    const parts = { allOf: [{ type: 'object' }] };
    expect(wrapJsonSchema(parts, 'value')).toEqual({ jsonSchema: { type: 'object', ...parts } });
  });

  it('should put an object in the place of a reference to it', () => {
    const $defs = { A: { type: 'object', properties: { a: { $ref: '#/$defs/A' } } } };
    expect(wrapJsonSchema({ $ref: '#/$defs/A', $defs }, 'value')).toEqual({ jsonSchema: { ...$defs.A, $defs } });
  });

  it('should wrap anything else, and keep its references right', () => {
    const $defs = { A: { type: 'array', items: { $ref: '#' } } };
    const root = {
      anyOf: [{ $ref: '#/$defs/A' }, { $ref: '#/anyOf/0' }, { const: { $ref: '#' } }, { $ref: 'other#' }],
      $defs,
    };
    expect(wrapJsonSchema(root, 'value')).toEqual({
      jsonSchema: {
        type: 'object',
        properties: {
          value: {
            anyOf: [
              { $ref: '#/$defs/A' },
              { $ref: '#/properties/value/anyOf/0' },
              { const: { $ref: '#' } },
              { $ref: 'other#' },
            ],
          },
        },
        required: ['value'],
        additionalProperties: false,
        $defs: { A: { type: 'array', items: { $ref: '#/properties/value' } } },
      },
      wrappedAs: 'value',
    });
  });

  it.each([
    [{}],
    [{ type: 'string' }],
    [{ type: ['object', 'null'] }],
    [{ $ref: '#' }],
    [{ anyOf: [{ type: 'object' }] }],
  ])('should wrap %j', (root) => {
    expect(wrapJsonSchema(root, 'response')).toMatchObject({
      jsonSchema: { properties: { response: {} } },
      wrappedAs: 'response',
    });
  });
});
