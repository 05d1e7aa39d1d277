import { closeJsonSchema } from '../../src/agent/closeJsonSchema.js';
import type { JsonSchema } from '../../src/agent/Schema.js';

const close = (root: JsonSchema) =>
  closeJsonSchema({ root, subject: 'parameters of tool "x"', loosen: 'loosen' }, 'value');
const closed = (root: JsonSchema) => close(root).jsonSchema;
const closedProperty = (schema: unknown, required: readonly string[] = ['a']) =>
  (closed({ type: 'object', properties: { a: schema }, required })['properties'] as Record<string, unknown>)['a'];
const refusal = (schema: unknown) => {
  try {
    closedProperty(schema);
  } catch (error) {
    return error;
  }
  throw new Error('It was closed.');
};
const text = { type: 'string' };
const object = (properties: Record<string, unknown>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

describe('closeJsonSchema', () => {
  it('should close an object that leaves additionalProperties out, and require all its keys', () => {
    expect(closed({ type: 'object', properties: { a: text, b: text }, required: ['a'] })).toEqual(
      object({ a: text, b: { type: ['string', 'null'] } }),
    );
  });

  it('should close an object without properties', () => {
    expect(closed({ type: 'object' })).toEqual(object({}));
  });

  it('should not change what it is given', () => {
    const given = { type: 'object', properties: { a: { oneOf: [{ type: 'object' }, text], default: 1 } } };
    const copy = structuredClone(given);
    closed(given);
    expect(given).toEqual(copy);
  });

  it('should close nested objects, items, options and definitions', () => {
    const open = { type: 'object', properties: { b: text }, required: ['b'] };
    const shut = object({ b: text });
    expect(closedProperty(open)).toEqual(shut);
    expect(closedProperty({ type: 'array', items: open })).toEqual({ type: 'array', items: shut });
    expect(closedProperty({ anyOf: [open, text] })).toEqual({ anyOf: [shut, text] });
    expect(
      closed({ type: 'object', properties: { a: { $ref: '#/$defs/B' } }, required: ['a'], $defs: { B: open } }),
    ).toEqual({
      ...object({ a: { $ref: '#/$defs/B' } }),
      $defs: { B: shut },
    });
  });

  it('should make optional keys nullable whatever they hold', () => {
    const optional = (schema: unknown) => closedProperty(schema, []);
    expect(optional({ type: 'string', description: 'A' })).toEqual({ type: ['string', 'null'], description: 'A' });
    expect(optional({ type: 'string', enum: ['a', 'b'] })).toEqual({
      type: ['string', 'null'],
      enum: ['a', 'b', null],
    });
    expect(optional({ const: 1 })).toEqual({ type: ['number', 'null'], enum: [1, null] });
    expect(optional({ type: 'object' })).toEqual({ anyOf: [object({}), { type: 'null' }] });
    expect(optional({ anyOf: [text, { type: 'number' }], description: 'A' })).toEqual({
      anyOf: [text, { type: 'number' }, { type: 'null' }],
      description: 'A',
    });
    expect(optional({ $ref: '#' })).toEqual({ anyOf: [{ $ref: '#' }, { type: 'null' }] });
  });

  it('should leave optional keys that take null already', () => {
    const { jsonSchema, addedNulls } = close({
      type: 'object',
      properties: { a: { type: ['string', 'null'] }, b: { $ref: '#/$defs/B' }, c: { enum: ['x', null] } },
      $defs: { B: { anyOf: [text, { type: 'null' }] } },
    });
    expect(jsonSchema['properties']).toEqual({
      a: { type: ['string', 'null'] },
      b: { $ref: '#/$defs/B' },
      c: { type: ['string', 'null'], enum: ['x', null] },
    });
    expect(addedNulls.size).toBe(0);
  });

  it('should know which keys it made nullable', () => {
    const { jsonSchema, addedNulls } = close({ type: 'object', properties: { a: text, b: text }, required: ['b'] });
    expect([...addedNulls]).toEqual([[jsonSchema, new Set(['a'])]]);
  });

  it('should keep formats, patterns and ranges, and leave out other annotations', () => {
    const kept = {
      type: 'string',
      format: 'email',
      pattern: '@',
      minLength: 3,
      maxLength: 9,
      title: 'T',
      description: 'D',
    };
    expect(closedProperty({ ...kept, default: 'a@b', examples: ['a@b'], deprecated: true, 'x-order': 1 })).toEqual(
      kept,
    );
    const range = { type: 'number', minimum: 1, maximum: 3, exclusiveMinimum: 0, exclusiveMaximum: 4, multipleOf: 2 };
    expect(closedProperty(range)).toEqual(range);
    const list = { type: 'array', items: text, minItems: 1, maxItems: 2 };
    expect(closedProperty(list)).toEqual(list);
  });

  it('should send oneOf as anyOf, without a discriminator', () => {
    expect(closedProperty({ oneOf: [text, { type: 'null' }], discriminator: { propertyName: 'k' } })).toEqual({
      anyOf: [text, { type: 'null' }],
    });
  });

  it('should wrap a reference that has a description, which strict mode refuses beside it', () => {
    expect(closedProperty({ $ref: '#', description: 'Me again' })).toEqual({
      anyOf: [{ $ref: '#' }],
      description: 'Me again',
    });
    expect(closedProperty({ allOf: [{ $ref: '#' }], description: 'Me again' })).toEqual({
      anyOf: [{ $ref: '#' }],
      description: 'Me again',
    });
  });

  it('should merge allOf', () => {
    const b = { type: 'object', properties: { b: text }, required: ['b'] };
    const c = { type: 'object', properties: { c: { type: 'number' } } };
    expect(closedProperty({ allOf: [b, c], description: 'D' })).toEqual({
      ...object({ b: text, c: { type: ['number', 'null'] } }),
      description: 'D',
    });
    expect(closedProperty({ allOf: [b] })).toEqual(object({ b: text }));
    expect(closedProperty({ allOf: [b, { oneOf: [c, { required: ['b'] }] }] })).toEqual({
      anyOf: [object({ b: text, c: { type: ['number', 'null'] } }), object({ b: text })],
    });
  });

  it('should give each option of a union what stands beside the union', () => {
    const either = {
      type: 'object',
      properties: { b: text, c: text },
      anyOf: [{ required: ['b'] }, { required: ['c'] }],
    };
    const maybe = { type: ['string', 'null'] };
    expect(closedProperty(either)).toEqual({ anyOf: [object({ b: text, c: maybe }), object({ b: maybe, c: text })] });
  });

  it('should send a tuple as a list of as many items', () => {
    expect(closedProperty({ type: 'array', prefixItems: [text, text], items: false, minItems: 2 })).toEqual({
      type: 'array',
      items: text,
      minItems: 2,
      maxItems: 2,
    });
    expect(closedProperty({ type: 'array', items: [text, { type: 'object' }] })).toEqual({
      type: 'array',
      items: { anyOf: [text, object({})] },
      maxItems: 2,
      description: expect.stringContaining('Items in this order: {"type":"string"}, {"type":"object"'),
    });
    expect(closedProperty({ type: 'array', prefixItems: [text], items: { type: 'number' } })).toEqual({
      type: 'array',
      items: { anyOf: [text, { type: 'number' }] },
      description: expect.stringContaining('order'),
    });
  });

  it('should name the types that a schema implies', () => {
    expect(closedProperty({ properties: {} })).toEqual(object({}));
    expect(closedProperty({ enum: ['a', 1, null] })).toEqual({
      type: ['string', 'number', 'null'],
      enum: ['a', 1, null],
    });
    expect(closedProperty({ const: true })).toEqual({ type: 'boolean', const: true });
  });

  it('should keep recursion', () => {
    const node = { type: 'object', properties: { next: { $ref: '#/$defs/N' } } };
    const next = { anyOf: [{ $ref: '#/$defs/N' }, { type: 'null' }] };
    expect(closed({ $ref: '#/$defs/N', $defs: { N: node } })).toEqual({
      ...object({ next }),
      $defs: { N: object({ next }) },
    });
    expect(closed({ type: 'object', properties: { next: { $ref: '#' } } })).toEqual(
      object({ next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } }),
    );
  });

  it('should move what a reference points to anywhere else into $defs', () => {
    const root = {
      type: 'object',
      properties: { a: { type: 'object' }, b: { $ref: '#/properties/a' }, c: { $ref: '#/definitions/a' } },
      required: ['a', 'b', 'c'],
      definitions: { a: text, unused: { not: {} } },
    };
    expect(closed(root)).toEqual({
      ...object({ a: object({}), b: { $ref: '#/$defs/a' }, c: { $ref: '#/$defs/a_2' } }),
      $defs: { a: object({}), a_2: text },
    });
  });

  it('should wrap a root that is not an object, with references to it', () => {
    expect(close({ type: 'array', items: { $ref: '#' } })).toEqual({
      jsonSchema: {
        ...object({ value: { type: 'array', items: { $ref: '#/$defs/root' } } }),
        $defs: { root: { type: 'array', items: { $ref: '#/$defs/root' } } },
      },
      addedNulls: new Map(),
      wrappedAs: 'value',
    });
    expect(closed({ anyOf: [{ type: 'object' }] })).toEqual(object({ value: { anyOf: [object({})] } }));
    expect(closed({ type: ['object', 'null'] })).toEqual(
      object({ value: { ...object({}), type: ['object', 'null'] } }),
    );
    expect(closed({ $ref: '#/$defs/S', $defs: { S: text } })).toEqual({
      ...object({ value: { $ref: '#/$defs/S' } }),
      $defs: { S: text },
    });
  });

  it('should keep keys that objects have by nature', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const properties = Object.fromEntries(names.map((name) => [name, text]));
    const result = closed({ type: 'object', properties, required: ['toString'] });
    expect(result['required']).toEqual(names);
    expect(Object.keys(result['properties'] as object)).toEqual(names);
  });

  it.each([
    ['other keys', { type: 'object', additionalProperties: true }, 'a takes keys that it does not list'],
    ['a record', { type: 'object', additionalProperties: text }, 'a takes keys that it does not list'],
    ['key patterns', { type: 'object', patternProperties: { '^x': text } }, 'a takes keys that it does not list'],
    ['any value', {}, 'a takes any value'],
    ['any value', { description: 'Any' }, 'a takes any value'],
    ['any item', { type: 'array' }, 'a[] takes any value'],
    ['any value deep down', { properties: { b: { items: { properties: { c: true } } } } }, 'a.b[].c takes any value'],
    ['any value in an option', { anyOf: [text, { properties: { c: {} } }] }, 'a (option 2).c takes any value'],
    ['any value or null', { anyOf: [{ properties: { c: {} } }, { type: 'null' }] }, 'a.c takes any value'],
    ['any value in a tuple', { prefixItems: [text, {}] }, 'a[1] takes any value'],
    ['no value', false, 'a is no schema that has a value'],
    ['not', { not: text }, 'a uses "not"'],
    ['if', { type: 'object', if: {}, then: {} }, 'a uses "if"'],
    ['dependentRequired', { type: 'object', dependentRequired: {} }, 'a uses "dependentRequired"'],
    ['unevaluatedProperties', { type: 'object', unevaluatedProperties: false }, 'a uses "unevaluatedProperties"'],
    ['uniqueItems', { type: 'array', items: text, uniqueItems: true }, 'a uses "uniqueItems"'],
    ['a missing definition', { $ref: '#/$defs/None' }, 'a refers to "#/$defs/None", which is not in the schema'],
    ['another document', { $ref: 'https://example.com/a' }, 'a refers to "https://example.com/a"'],
    ['a required key without a schema', { type: 'object', required: ['b'] }, 'a requires the key "b" without'],
    [
      'allOf that differs',
      { allOf: [{ pattern: 'a' }, { pattern: 'b' }] },
      'a combines schemas (allOf) with a "pattern" each',
    ],
    ['allOf of two types', { allOf: [text, { type: 'number' }] }, 'a combines schemas (allOf) with a "type" each'],
    ['two unions', { anyOf: [text], oneOf: [text] }, 'a combines two unions'],
    ['no options', { anyOf: [] }, 'a has a union without options'],
  ])('should refuse %s', (_what, schema, message) => {
    const error = refusal(schema);
    expect(error).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(`parameters of tool "x": ${message}`),
    });
    expect((error as Error).message).toMatch(/\. [A-Z].*, or loosen to send the schema as it is\.$/);
  });

  it('should refuse a definition that is only itself', () => {
    const self = { $ref: '#/$defs/A', $defs: { A: { $ref: '#/$defs/A' } } };
    expect(() => closed(self)).toThrow('the root refers to itself by "#/$defs/A"');
    const deep = {
      type: 'object',
      properties: { a: { allOf: [{ $ref: '#/$defs/A' }, text] } },
      $defs: { A: self.$defs.A },
    };
    expect(() => closed(deep)).toThrow('a refers to itself');
  });

  it('should not speak of a loose schema where there is none', () => {
    const source = { root: { type: 'object', additionalProperties: true }, subject: 'inputType of handoff "h"' };
    expect(() => closeJsonSchema(source, 'value')).toThrow(
      'inputType of handoff "h": the root takes keys that it does not list, which strict mode cannot send. List its keys.',
    );
  });
});
