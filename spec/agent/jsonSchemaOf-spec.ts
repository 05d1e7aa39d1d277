import * as z from 'zod';
import { jsonSchemaOf } from '../../src/agent/jsonSchemaOf.js';
import type { Schema } from '../../src/agent/Schema.js';

const standard = (parts: Record<string, unknown>) =>
  ({
    '~standard': { version: 1, vendor: 'acme', validate: (value: unknown) => ({ value }), ...parts },
  }) as unknown as Schema;

describe('jsonSchemaOf', () => {
  it('should ask a Standard Schema for its input, in the dialect that the API takes', () => {
    const input = jest.fn(() => ({ $schema: 'dialect', type: 'object' }));
    expect(jsonSchemaOf(standard({ jsonSchema: { input } }), 'x')).toEqual({ type: 'object' });
    expect(input.mock.calls).toEqual([[{ target: 'draft-2020-12' }]]);
  });

  it('should take schemas that are functions', () => {
    const schema = Object.assign(() => true, standard({ jsonSchema: { input: () => ({ type: 'null' }) } }));
    expect(jsonSchemaOf(schema as unknown as Schema, 'x')).toEqual({ type: 'null' });
  });

  it('should copy a plain JSON Schema, as JSON', () => {
    const given = { $schema: 'dialect', type: 'object', properties: { a: { type: 'string', title: undefined } } };
    const copy = jsonSchemaOf(given, 'x');
    expect(copy).toStrictEqual({ type: 'object', properties: { a: { type: 'string' } } });
    expect(given).toHaveProperty('$schema');
  });

  it('should say what to do about a Standard Schema without JSON Schema', () => {
    expect(() => jsonSchemaOf(standard({}), 'parameters of tool "x"')).toThrow(
      /^parameters of tool "x": the schema \(of acme\) cannot say itself as JSON Schema\. Use .* zod 4\.2 or later/,
    );
  });

  it.each([undefined, null, 'object', [], 1])('should refuse %j', (schema) => {
    expect(() => jsonSchemaOf(schema as unknown as Schema, 'x')).toThrow(
      /^x: .* is no schema\. Give a Standard Schema/,
    );
  });

  it('should refuse a schema that contains itself', () => {
    const loop: Record<string, unknown> = { type: 'object' };
    loop['properties'] = { loop };
    expect(() => jsonSchemaOf(loop, 'x')).toThrow('Write recursion with $defs and $ref');
  });

  it('should name the path of what zod cannot write, and keep its error', () => {
    expect(() => jsonSchemaOf(z.object({ a: z.tuple([z.object({ b: z.date() })]) }), 'x')).toThrow(
      'x: a[0].b cannot be written as JSON Schema: Date',
    );
    expect(() => jsonSchemaOf(z.record(z.string(), z.date()), 'x')).toThrow('x: the root cannot be written');
    const cause = new Error('No can do.');
    const input = () => {
      throw cause;
    };
    let thrown: unknown;
    try {
      jsonSchemaOf(standard({ jsonSchema: { input } }), 'x');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('x: the schema cannot be'),
      cause,
    });
  });
});
