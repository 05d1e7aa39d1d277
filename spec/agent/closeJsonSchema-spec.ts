import { closeJsonSchema } from '../../src/agent/closeJsonSchema.js';
import type { JsonSchema } from '../../src/agent/Schema.js';

const close = (root: JsonSchema) => closeJsonSchema(root, (what, path) => new Error(`${path}: ${what}`));
const closed = (root: JsonSchema) => close(root).jsonSchema;
const closedProperty = (schema: unknown, required: readonly string[] = ['a']) =>
  (closed({ type: 'object', properties: { a: schema }, required }).properties as Record<string, unknown>)['a'];
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
    expect(jsonSchema.properties).toEqual({
      a: { type: ['string', 'null'] },
      b: { $ref: '#/$defs/B' },
      c: { type: ['string', 'null'], enum: ['x', null] },
    });
    expect(addedNulls.size).toBe(0);
  });

  it('should know which keys it made nullable', () => {
    const { jsonSchema, addedNulls } = close({ type: 'object', properties: { a: text, b: text }, required: ['b'] });
    const { a, b } = jsonSchema.properties!;
    expect(addedNulls.size).toBe(1);
    expect(addedNulls.has(a!)).toBe(true);
    expect(addedNulls.has(b!)).toBe(false);
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

  it('should put the one option of a union in its place', () => {
    const open = { type: 'object', properties: { b: text }, required: ['b'] };
    for (const union of ['allOf', 'anyOf', 'oneOf']) {
      expect(closedProperty({ [union]: [open], description: 'D' })).toEqual({
        ...object({ b: text }),
        description: 'D',
      });
    }
  });

  it('should name the types that a schema implies', () => {
    expect(closedProperty({ properties: {} })).toEqual(object({}));
    expect(closedProperty({ enum: ['a', 1, null] })).toEqual({
      type: ['string', 'number', 'null'],
      enum: ['a', 1, null],
    });
    expect(closedProperty({ const: true })).toEqual({ type: 'boolean', enum: [true] });
    expect(closedProperty({ items: text })).toEqual({ type: 'array', items: text });
  });

  it('should keep recursion', () => {
    const node = { type: 'object', properties: { next: { $ref: '#/$defs/N' } } };
    const next = { anyOf: [{ $ref: '#/$defs/N' }, { type: 'null' }] };
    const root = { type: 'object', properties: { a: { $ref: '#/$defs/N' } }, required: ['a'], $defs: { N: node } };
    expect(closed(root)).toEqual({ ...object({ a: { $ref: '#/$defs/N' } }), $defs: { N: object({ next }) } });
    expect(closed({ type: 'object', properties: { next: { $ref: '#' } } })).toEqual(
      object({ next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } }),
    );
  });

  it('should leave out definitions that nothing refers to', () => {
    expect(closed({ type: 'object', $defs: { unused: { not: {} } } })).toEqual(object({}));
  });

  it('should keep keys that objects have by nature', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const properties = Object.fromEntries(names.map((name) => [name, text]));
    const result = closed({ type: 'object', properties, required: ['toString'] });
    expect(result['required']).toEqual(names);
    expect(Object.keys(result.properties as object)).toEqual(names);
  });

  it.each([
    ['other keys', { type: 'object', additionalProperties: true }, '.a: "additionalProperties"'],
    ['a record', { type: 'object', additionalProperties: text }, '.a: "additionalProperties"'],
    ['key patterns', { type: 'object', patternProperties: { '^x': text } }, '.a: "patternProperties"'],
    ['any value', {}, '.a: no type'],
    ['any value', true, '.a: no type'],
    ['any value', { description: 'Any' }, '.a: no type'],
    ['any item', { type: 'array' }, '.a[]: no type'],
    ['any value deep down', { properties: { b: { items: { properties: { c: true } } } } }, '.a.b[].c: no type'],
    ['any value in an option', { anyOf: [text, { properties: { c: {} } }] }, '.a.c: no type'],
    ['a tuple', { type: 'array', prefixItems: [text, text] }, '.a: "prefixItems"'],
    ['a tuple of an old draft', { type: 'array', items: [text, text] }, '.a[]: no type'],
    ['not', { not: text }, '.a: "not"'],
    ['if', { type: 'object', if: {}, then: {} }, '.a: "if"'],
    ['dependentRequired', { type: 'object', dependentRequired: {} }, '.a: "dependentRequired"'],
    ['unevaluatedProperties', { type: 'object', unevaluatedProperties: false }, '.a: "unevaluatedProperties"'],
    ['uniqueItems', { type: 'array', items: text, uniqueItems: true }, '.a: "uniqueItems"'],
    ['minProperties', { type: 'object', minProperties: 1 }, '.a: "minProperties"'],
    ['a missing definition', { $ref: '#/$defs/None' }, '.a: a "$ref" to #/$defs/None'],
    ['another document', { $ref: 'https://example.com/a' }, '.a: a "$ref" to https://example.com/a'],
    ['a required key without a schema', { type: 'object', required: ['toString'] }, '.a.toString: no type'],
    ['allOf', { allOf: [text, { pattern: 'a' }] }, '.a: no type'],
    ['allOf of types', { allOf: [text, text] }, '.a: "allOf" of 2 schemas'],
    ['two unions', { anyOf: [text], oneOf: [text] }, '.a: "oneOf" beside "anyOf"'],
    ['a type beside a union', { anyOf: [text], type: 'string' }, '.a: "type" beside "anyOf"'],
    ['no options', { anyOf: [] }, '.a: "anyOf" of 0 schemas'],
  ])('should refuse %s', (_what, schema, message) => {
    expect(() => closedProperty(schema)).toThrow(new Error(message));
  });

  it('should refuse what a definition holds by the path that leads to it', () => {
    const root = { type: 'object', properties: { a: { $ref: '#/$defs/A' } }, $defs: { A: { type: 'array' } } };
    expect(() => closed(root)).toThrow('.a[]: no type');
  });
});
