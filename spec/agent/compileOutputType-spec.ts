import * as z from 'zod';
import { compileOutputType } from '../../src/agent/compileOutputType.js';

describe('compileOutputType', () => {
  it('should make nothing of plain text', () => {
    expect(compileOutputType('text', 'outputType of agent "A"')).toBeUndefined();
  });

  it('should name the output of a schema', () => {
    const output = compileOutputType(z.object({ a: z.string() }), 'outputType of agent "A"');
    expect(output).toMatchObject({ name: 'final_output', strict: true, jsonSchema: { required: ['a'] } });
    expect(output?.parse('{"a":"x"}')).toEqual({ ok: true, value: { a: 'x' } });
  });

  it('should wrap what is not an object as a response', () => {
    const output = compileOutputType(z.array(z.number()), 'outputType of agent "A"');
    expect(output?.jsonSchema).toMatchObject({ type: 'object', required: ['response'] });
    expect(output?.parse('{"response":[1]}')).toEqual({ ok: true, value: [1] });
  });

  it('should take a plain JSON Schema', () => {
    const output = compileOutputType(
      { type: 'object', properties: { a: { type: 'string' } } },
      'outputType of agent "A"',
    );
    expect(output).toMatchObject({ name: 'final_output', jsonSchema: { required: ['a'] } });
  });

  it('should take a schema that is a function', () => {
    const schema = Object.assign(() => undefined, { '~standard': z.object({ a: z.string() })['~standard'] });
    expect(compileOutputType(schema as never, 'outputType of agent "A"')).toMatchObject({
      jsonSchema: { required: ['a'] },
    });
  });

  it('should take a definition with a name and a strictness of its own', () => {
    const schema = { type: 'object', additionalProperties: { type: 'number' } };
    expect(
      compileOutputType({ type: 'json_schema', name: 'scores', schema, strict: false }, 'outputType of agent "A"'),
    ).toMatchObject({
      name: 'scores',
      strict: false,
      jsonSchema: schema,
    });
    const closed = { type: 'object', properties: {} };
    expect(
      compileOutputType({ type: 'json_schema', name: 'scores', schema: closed }, 'outputType of agent "A"'),
    ).toMatchObject({
      strict: true,
    });
  });

  it('should say whose schema cannot be sent, and what to do', () => {
    expect(() => compileOutputType(z.record(z.string(), z.number()), 'outputType of agent "Bookkeeper"')).toThrow(
      `outputType of agent "Bookkeeper": the root has "additionalProperties", which strict mode refuses. List all keys, with JSON types, or give { type: 'json_schema', name, schema, strict: false }.`,
    );
  });

  it('should refuse a name that the API does not take', () => {
    expect(() =>
      compileOutputType({ type: 'json_schema', name: 'my scores', schema: {} }, 'outputType of agent "A"'),
    ).toThrow('The name of the outputType of agent "A" is "my scores". The API takes 1 to 64');
  });
});
