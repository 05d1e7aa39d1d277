import * as z from 'zod';
import { jsonSchemaOf } from '../../src/agent/jsonSchemaOf.js';
import type { Schema } from '../../src/agent/Schema.js';

const standard = (parts: Record<string, unknown>) =>
  ({
    '~standard': { version: 1, vendor: 'acme', validate: (value: unknown) => ({ value }), ...parts },
  }) as unknown as Schema;
const of = (schema: Schema) => jsonSchemaOf(schema, false, 'parameters of tool "x"');

describe('jsonSchemaOf', () => {
  it('should ask a Standard Schema for its input, in the dialect that the API takes', () => {
    const input = jest.fn(() => ({ $schema: 'dialect', type: 'object' }));
    expect(of(standard({ jsonSchema: { input } }))).toEqual({ type: 'object' });
    expect(input).toHaveBeenCalledWith(expect.objectContaining({ target: 'draft-2020-12' }));
  });

  it('should take schemas that are functions', () => {
    const schema = Object.assign(() => true, standard({ jsonSchema: { input: () => ({ type: 'null' }) } }));
    expect(of(schema as unknown as Schema)).toEqual({ type: 'null' });
  });

  it('should copy a plain JSON Schema, as JSON', () => {
    const given = { $schema: 'dialect', type: 'object', properties: { a: { type: 'string', title: undefined } } };
    expect(of(given)).toStrictEqual({ type: 'object', properties: { a: { type: 'string' } } });
    expect(given).toHaveProperty('$schema');
  });

  it('should take an empty JSON Schema for an object without keys', () => {
    expect(of({})).toEqual({ type: 'object', properties: {} });
    expect(of(z.any())).toEqual({});
  });

  it('should have all definitions in $defs', () => {
    expect(
      of({
        properties: { a: { $ref: '#/definitions/A' }, b: { $ref: '#/$defs/B' } },
        definitions: { A: { type: 'string' } },
        $defs: { B: { type: 'null' } },
      }),
    ).toEqual({
      properties: { a: { $ref: '#/$defs/A' }, b: { $ref: '#/$defs/B' } },
      $defs: { A: { type: 'string' }, B: { type: 'null' } },
    });
  });

  it('should say what to do about a Standard Schema without JSON Schema', () => {
    expect(() => of(standard({}))).toThrow(
      'parameters of tool "x": acme gives no JSON Schema. Use zod 4.2 or later (not zod/mini), or give a JSON Schema object.',
    );
  });

  it.each([undefined, null, 'object', [], 1])('should refuse %j', (schema) => {
    expect(() => of(schema as unknown as Schema)).toThrow(`x": ${typeof schema} gives no JSON Schema`);
  });

  it('should refuse a schema that contains itself', () => {
    const loop: Record<string, unknown> = { type: 'object' };
    loop['properties'] = { loop };
    expect(() => of(loop)).toThrow('parameters of tool "x" cannot be written as JSON Schema');
  });

  it('should refuse what zod cannot write, and keep its error', () => {
    const cause = new Error('No can do.');
    const input = () => {
      throw cause;
    };
    expect(() => of(z.object({ a: z.date() }))).toThrow('x" cannot be written as JSON Schema: Date');
    expect(() => of(standard({ jsonSchema: { input } }))).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: `parameters of tool "x" cannot be written as JSON Schema: No can do.. Describe the JSON, and transform() it.`,
        cause,
      }),
    );
  });

  it('should write it as any value where closing will refuse that by its path', () => {
    expect(jsonSchemaOf(z.object({ a: z.date() }), true, 'x')).toMatchObject({ properties: { a: {} } });
  });
});
