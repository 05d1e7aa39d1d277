import fc from 'fast-check';
import * as z from 'zod';
import { compileSchema } from '../../src/agent/compileSchema.js';
import type { Schema } from '../../src/agent/Schema.js';

const strict = (schema: Schema) =>
  compileSchema(schema, { strict: true, subject: 'parameters of tool "x"', loosen: 'loosen' });
const loose = (schema: Schema) => compileSchema(schema, { strict: false, subject: 'parameters of tool "x"' });
const errorOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('It did not throw.');
};

describe('compileSchema', () => {
  describe('of a zod schema', () => {
    it('should send the input side and give the output side', () => {
      const schema = z.object({
        limit: z.number().default(10),
        day: z.iso.date().transform((day) => new Date(day)),
        tags: z.array(z.string()).optional(),
        count: z.coerce.number(),
      });
      const { jsonSchema, parse, strict: isStrict } = strict(schema);
      expect(jsonSchema).toEqual({
        type: 'object',
        properties: {
          limit: { type: ['number', 'null'] },
          day: { type: 'string', format: 'date', pattern: expect.any(String) },
          tags: { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }] },
          count: { type: 'number' },
        },
        required: ['limit', 'day', 'tags', 'count'],
        additionalProperties: false,
      });
      expect(isStrict).toBe(true);
      expect(parse('{"limit":null,"day":"2026-01-02","tags":null,"count":"4"}')).toEqual({
        ok: true,
        value: { limit: 10, day: new Date('2026-01-02'), count: 4 },
      });
    });

    it('should tell what does not fit, and where', () => {
      const { parse } = strict(z.object({ a: z.object({ list: z.array(z.object({ n: z.number() })) }) }));
      expect(parse('{"a":{"list":[{"n":1},{"n":"2"}]}}')).toEqual({
        ok: false,
        issues: [{ message: expect.stringContaining('expected number'), path: 'a.list[1].n' }],
      });
      expect(parse('[]')).toEqual({ ok: false, issues: [{ message: 'not valid JSON: no object' }] });
    });

    it('should validate what was added with refine', () => {
      const { parse } = strict(z.object({ a: z.number() }).refine(({ a }) => a > 1, 'too small'));
      expect(parse('{"a":1}')).toEqual({ ok: false, issues: [{ message: 'too small' }] });
      expect(parse('{"a":2}')).toEqual({ ok: true, value: { a: 2 } });
    });

    it('should wait only for a schema that validates later', async () => {
      const { parse } = strict(z.object({ a: z.string().refine((a) => Promise.resolve(a === 'x'), 'not x') }));
      const later = parse('{"a":"y"}');
      expect(later).toHaveProperty('then', expect.any(Function));
      expect(await later).toEqual({ ok: false, issues: [{ message: 'not x', path: 'a' }] });
      expect(await parse('{"a":"x"}')).toEqual({ ok: true, value: { a: 'x' } });
      expect(parse('{')).toMatchObject({ ok: false });
    });

    it('should wrap and unwrap a root that is not an object', () => {
      const list = strict(z.array(z.object({ a: z.string().optional() })));
      expect(list.jsonSchema).toMatchObject({ type: 'object', required: ['value'], additionalProperties: false });
      expect(list.parse('{"value":[{"a":null},{"a":"x"}]}')).toEqual({ ok: true, value: [{}, { a: 'x' }] });
      expect(list.parse('[]')).toEqual({
        ok: false,
        issues: [{ message: 'not valid JSON: no object with the key "value"' }],
      });
      expect(list.parse('')).toMatchObject({ ok: false });
      const union = z.discriminatedUnion('k', [
        z.object({ k: z.literal('a') }),
        z.object({ k: z.literal('b'), n: z.int() }),
      ]);
      for (const compiled of [strict(union), loose(union)]) {
        expect(compiled.jsonSchema).toMatchObject({ type: 'object', required: ['value'] });
        expect(compiled.parse('{"value":{"k":"b","n":1}}')).toEqual({ ok: true, value: { k: 'b', n: 1 } });
        expect(compiled.parse('{"value":{"k":"b","n":1.5}}')).toMatchObject({ ok: false, issues: [{ path: 'n' }] });
      }
    });

    it('should tell under which key a root is wrapped, and whether nulls stand for what is left out', () => {
      const [plain, optional] = [z.object({ a: z.string() }), z.object({ a: z.string().optional() })];
      expect(strict(plain)).not.toHaveProperty('wrappedAs');
      expect(strict(z.array(plain))).toHaveProperty('wrappedAs', 'value');
      expect([strict(plain), strict(optional), loose(optional)].map(({ addsNulls }) => addsNulls)).toEqual([
        false,
        true,
        false,
      ]);
    });

    it('should take recursive schemas', () => {
      const Node = z.object({
        name: z.string(),
        get children() {
          return z.array(Node).optional();
        },
      });
      const { jsonSchema, parse } = strict(Node);
      expect(problemsOf(jsonSchema)).toEqual([]);
      expect(parse('{"name":"a","children":[{"name":"b","children":null}]}')).toEqual({
        ok: true,
        value: { name: 'a', children: [{ name: 'b' }] },
      });
      const deep = `${'{"name":"a","children":['.repeat(100_000)}${']}'.repeat(100_000)}`;
      expect(parse(deep)).toEqual({ ok: false, issues: [{ message: expect.stringContaining('levels deep') }] });
    });

    it('should take recursive schemas that are no objects', () => {
      type Tree = string | Tree[];
      const Tree: z.ZodType<Tree, Tree> = z.lazy(() => z.union([z.string(), z.array(Tree)]));
      const tree = ['a', ['b', []]];
      expect(problemsOf(strict(Tree).jsonSchema)).toEqual([]);
      for (const { parse } of [strict(Tree), loose(Tree)]) {
        expect(parse(JSON.stringify({ value: tree }))).toEqual({ ok: true, value: tree });
      }
    });

    it('should take intersections', () => {
      const schema = z
        .object({ a: z.string() })
        .and(z.union([z.object({ b: z.int() }), z.object({ c: z.string().optional() })]));
      const { jsonSchema, parse } = strict(schema);
      expect(problemsOf(jsonSchema)).toEqual([]);
      expect(parse('{"value":{"a":"x","c":null}}')).toEqual({ ok: true, value: { a: 'x' } });
    });

    it('should leave to validation what the API refuses in a text', () => {
      const { jsonSchema, parse } = strict(z.object({ a: z.string().regex(/^(?!x)/), b: z.url() }));
      expect(jsonSchema['properties']).toEqual({ a: { type: 'string' }, b: { type: 'string' } });
      expect(parse('{"a":"x","b":"x"}')).toMatchObject({ ok: false, issues: [{ path: 'a' }, { path: 'b' }] });
    });

    it.each([
      ['a record', z.object({ f: z.object({ t: z.record(z.string(), z.int()) }) }), 'f.t has "additionalProperties"'],
      ['a loose object', z.looseObject({}), 'the root has "additionalProperties"'],
      ['any', z.object({ a: z.any() }), 'a has no type'],
      ['any in a list', z.array(z.object({ a: z.any() })), '[].a has no type'],
      ['any in a union', z.union([z.object({ a: z.any() }), z.string()]), 'a has no type'],
      ['a tuple', z.object({ a: z.tuple([z.string()]) }), 'a has "prefixItems"'],
      ['several patterns', z.object({ a: z.string().startsWith('a').endsWith('b') }), 'a has "type" beside "allOf"'],
    ])('should send %s only without strict', (_what, schema, message) => {
      expect(errorOf(() => strict(schema))).toMatchObject({
        name: 'UserError',
        message: expect.stringMatching(/, which strict mode refuses\. List all keys, with JSON types, or loosen\.$/),
      });
      expect(() => strict(schema)).toThrow(`parameters of tool "x": ${message}`);
      expect(loose(schema).jsonSchema).not.toHaveProperty('$schema');
    });

    it.each([
      ['a date', z.object({ a: z.object({ b: z.array(z.date()) }) }), 'a.b[] has no type'],
      ['a date as the root', z.date(), 'the root has no type'],
      ['a bigint', z.object({ a: z.bigint() }), 'a has no type'],
      ['a map', z.object({ a: z.map(z.string(), z.string()).optional() }), 'a has no type'],
    ])('should refuse %s, by its path if it is strict', (_what, schema, message) => {
      expect(() => strict(schema)).toThrow(`parameters of tool "x": ${message}`);
      expect(() => loose(schema)).toThrow('parameters of tool "x" cannot be written as JSON Schema: ');
    });

    it('should send the schema as it is without strict', () => {
      const { jsonSchema, parse } = loose(z.object({ a: z.string().optional(), b: z.number().default(1) }));
      expect(jsonSchema).toEqual({
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'number', default: 1 } },
      });
      expect(parse('{"a":null}')).toMatchObject({ ok: false, issues: [{ path: 'a' }] });
      expect(parse('{}')).toEqual({ ok: true, value: { b: 1 } });
    });

    it('should not speak of a loose schema where there is none', () => {
      expect(() => compileSchema(z.any(), { strict: true, subject: 'inputType of handoff "h"' })).toThrow(
        /^inputType of handoff "h": the root has no type, which strict mode refuses\. List all keys, with JSON types\.$/,
      );
    });
  });

  describe('of a plain JSON Schema', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { a: { type: 'string' } },
    };

    it('should be closed and not validated beyond being an object', () => {
      const { jsonSchema, parse } = strict(schema);
      expect(jsonSchema).toEqual({
        type: 'object',
        properties: { a: { type: ['string', 'null'] } },
        required: ['a'],
        additionalProperties: false,
      });
      expect(parse('{"a":1,"b":2}')).toEqual({ ok: true, value: { a: 1, b: 2 } });
      expect(parse('{"a":null}')).toEqual({ ok: true, value: {} });
      for (const text of ['[]', '"a"', 'null', '1']) {
        expect(parse(text)).toEqual({ ok: false, issues: [{ message: 'not valid JSON: no object' }] });
      }
    });

    it('should take empty arguments as {}', () => {
      for (const compiled of [strict(schema), loose(schema)]) {
        for (const text of ['', ' \n']) expect(compiled.parse(text)).toEqual({ ok: true, value: {} });
      }
    });

    it('should unwrap what is not an object', () => {
      const { parse } = strict({ type: 'array', items: { type: 'string' } });
      expect(parse('{"value":["a"]}')).toEqual({ ok: true, value: ['a'] });
    });

    it('should be sent as it is without strict', () => {
      const open = { type: 'object', properties: { a: {} }, additionalProperties: { type: 'string' } };
      expect(loose(open).jsonSchema).toEqual(open);
      expect(loose(open).parse('{"a":null}')).toEqual({ ok: true, value: { a: null } });
    });

    it('should be an object without keys where it says nothing', () => {
      expect(strict({}).jsonSchema).toEqual({
        type: 'object',
        properties: {},
        required: [],
        additionalProperties: false,
      });
      expect(loose({}).jsonSchema).toEqual({ type: 'object', properties: {} });
    });

    it('should see a schema that was changed since', () => {
      const changing: Record<string, unknown> = { type: 'object' };
      strict(changing);
      changing['properties'] = { late: { type: 'null' } };
      expect(strict(changing).jsonSchema).toMatchObject({ required: ['late'] });
    });
  });

  describe('of anything', () => {
    const leaf = fc.oneof(
      fc.constant({ schema: z.string(), value: fc.string() }),
      fc.constant({ schema: z.number(), value: fc.integer() }),
      fc.constant({ schema: z.boolean(), value: fc.boolean() }),
      fc.constant({
        schema: z.enum(['on', 'off']),
        value: fc.constantFrom('on', 'off'),
      }),
      fc.constant({ schema: z.literal(7), value: fc.constant(7) }),
    );
    interface Case {
      readonly schema: z.ZodType;
      readonly value: fc.Arbitrary<unknown>;
    }
    // A key that may be left out stands for `left out` in the model's value by null, in the expected value by nothing.
    type Presence = 'required' | 'optional' | 'nullable' | 'nullish';
    const absent = Symbol('absent');

    const { object: objectCase } = fc.letrec<{ any: Case; object: Case }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        leaf,
        tie('object'),
        tie('any').map(({ schema, value }) => ({ schema: z.array(schema), value: fc.array(value, { maxLength: 3 }) })),
        fc.array(tie('object'), { minLength: 1, maxLength: 3 }).map((options) => ({
          // Told apart by a key of their own, as unions of objects are.
          schema: z.union(
            options.map(({ schema }, index) => (schema as z.ZodObject).extend({ kind: z.literal(index) })),
          ),
          value: fc.oneof(
            ...options.map(({ value }, index) => value.map((given) => ({ ...(given as object), kind: index }))),
          ),
        })),
      ),
      object: fc
        .dictionary(
          fc.constantFrom('a', 'b', 'c', 'd', 'long name'),
          fc.tuple(tie('any'), fc.constantFrom<Presence>('required', 'optional', 'nullable', 'nullish')),
          { maxKeys: 4 },
        )
        .map((shape) => ({
          schema: z.object(
            Object.fromEntries(
              Object.entries(shape).map(([key, [{ schema }, presence]]) => [
                key,
                {
                  required: schema,
                  optional: schema.optional(),
                  nullable: schema.nullable(),
                  nullish: schema.nullish(),
                }[presence],
              ]),
            ),
          ),
          value: fc.record(
            Object.fromEntries(
              Object.entries(shape).map(([key, [{ value }, presence]]) => [
                key,
                {
                  required: value,
                  optional: fc.option(value, { nil: absent }),
                  nullable: fc.option(value),
                  nullish: fc.option(value),
                }[presence],
              ]),
            ),
          ),
        })),
    }));
    const written = (value: unknown) => JSON.stringify(value, (_key, each: unknown) => (each === absent ? null : each));
    const expected = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(expected);
      if (typeof value !== 'object' || value === null) return value;
      const kept = Object.entries(value).filter(([, each]) => each !== absent);
      return Object.fromEntries(kept.map(([key, each]) => [key, expected(each)]));
    };
    const sample = objectCase.chain(({ schema, value }) => value.map((given) => ({ schema, given })));

    it('should obey the rules of strict mode', () => {
      fc.assert(fc.property(objectCase, ({ schema }) => expect(problemsOf(strict(schema).jsonSchema)).toEqual([])));
    });

    it('should give back what the model means', () => {
      fc.assert(
        fc.property(sample, ({ schema, given }) => {
          expect(strict(schema).parse(written(given))).toEqual({ ok: true, value: expected(given) });
        }),
        { numRuns: 300 },
      );
    });
  });
});

/** What strict mode would refuse, checked without any of the code under test. */
function problemsOf(root: Readonly<Record<string, unknown>>): string[] {
  const allowed = new Set([
    ...['type', 'properties', 'required', 'additionalProperties', 'items', 'anyOf', '$ref', '$defs', 'enum', 'const'],
    ...['title', 'description', 'pattern', 'format', 'minLength', 'maxLength', 'minItems', 'maxItems'],
    ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ]);
  const problems: string[] = [];
  const visit = (node: unknown, path: string): void => {
    const complain = (problem: string) => problems.push(`${path}: ${problem}`);
    if (typeof node !== 'object' || node === null) return void complain('no schema');
    const schema = node as Record<string, unknown>;
    for (const key of Object.keys(schema)) if (!allowed.has(key)) complain(`"${key}" is not permitted`);
    if ('$defs' in schema && path !== '#') complain('$defs below the root');
    if ('$ref' in schema) {
      const siblings = Object.keys(schema).filter((key) => key !== '$ref');
      if (siblings.length > 0) complain(`$ref cannot have keywords ${siblings.join()}`);
      const name = /^#\/\$defs\/(\w+)$/.exec(String(schema['$ref']))?.[1];
      if (schema['$ref'] !== '#' && !(name !== undefined && name in (root['$defs'] as object)))
        complain('dangling $ref');
      return;
    }
    if ('anyOf' in schema) {
      (schema['anyOf'] as unknown[]).forEach((option, index) => visit(option, `${path}/anyOf/${index}`));
      return;
    }
    const types = [schema['type']].flat();
    if (schema['type'] === undefined) complain('no type');
    if (types.includes('array')) visit(schema['items'], `${path}/items`);
    if (!types.includes('object')) return;
    const properties = (schema['properties'] ?? {}) as Record<string, unknown>;
    if (schema['additionalProperties'] !== false) complain('additionalProperties is not false');
    if (JSON.stringify(schema['required']) !== JSON.stringify(Object.keys(properties)))
      complain('not all keys are required');
    for (const [key, property] of Object.entries(properties)) visit(property, `${path}/properties/${key}`);
  };
  visit(root, '#');
  if (root['type'] !== 'object' || 'anyOf' in root) problems.push('#: the root is no object');
  for (const [name, definition] of Object.entries(root['$defs'] ?? {})) visit(definition, `#/$defs/${name}`);
  return problems;
}
