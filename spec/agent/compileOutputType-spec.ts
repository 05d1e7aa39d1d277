import * as z from 'zod';
import { compileOutputType } from '../../src/agent/compileOutputType.js';

describe('compileOutputType', () => {
  it('should make nothing of plain text', () => {
    expect(compileOutputType('text', 'A')).toBeUndefined();
  });

  it('should name the output of a schema', () => {
    const output = compileOutputType(z.object({ a: z.string() }), 'A');
    expect(output).toMatchObject({ name: 'final_output', strict: true, jsonSchema: { required: ['a'] } });
    expect(output?.parse('{"a":"x"}')).toEqual({ ok: true, value: { a: 'x' } });
  });

  it('should wrap what is not an object as a response', () => {
    const output = compileOutputType(z.array(z.number()), 'A');
    expect(output?.jsonSchema).toMatchObject({ type: 'object', required: ['response'] });
    expect(output?.parse('{"response":[1]}')).toEqual({ ok: true, value: [1] });
  });

  it('should take a plain JSON Schema', () => {
    const output = compileOutputType({ type: 'object', properties: { a: { type: 'string' } } }, 'A');
    expect(output).toMatchObject({ name: 'final_output', jsonSchema: { required: ['a'] } });
  });

  it('should take a definition with a name and a strictness of its own', () => {
    const schema = { type: 'object', additionalProperties: { type: 'number' } };
    expect(compileOutputType({ type: 'json_schema', name: 'scores', schema, strict: false }, 'A')).toMatchObject({
      name: 'scores',
      strict: false,
      jsonSchema: schema,
    });
    const closed = { type: 'object', properties: {} };
    expect(compileOutputType({ type: 'json_schema', name: 'scores', schema: closed }, 'A')).toMatchObject({
      strict: true,
    });
  });

  it('should say whose schema cannot be sent, and what to do', () => {
    expect(() => compileOutputType(z.record(z.string(), z.number()), 'Bookkeeper')).toThrow(
      `outputType of agent "Bookkeeper": the root has "additionalProperties", which strict mode refuses. List all keys, with JSON types, or give { type: 'json_schema', name, schema, strict: false }.`,
    );
  });

  it('should refuse a name that the API does not take', () => {
    expect(() => compileOutputType({ type: 'json_schema', name: 'my scores', schema: {} }, 'A')).toThrow(
      'The name of the outputType of agent "A" is "my scores". The API takes 1 to 64',
    );
  });
});
