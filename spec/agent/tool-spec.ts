import * as z from 'zod';
import { describeToolError } from '../../src/agent/describeToolError.js';
import type { ToolCallDetails } from '../../src/agent/ToolCallDetails.js';
import { tool, type ToolOptions } from '../../src/agent/tool.js';

const schema = z.object({ city: z.string(), days: z.number().optional() });
const make = (options: Partial<ToolOptions<typeof schema, unknown>> = {}) =>
  tool({ name: 'weather', description: 'Weather.', parameters: schema, execute: ({ city }) => city, ...options });

describe('tool', () => {
  it('should be a function that the model may call', () => {
    const weather = make();
    expect(weather).toMatchObject({ type: 'function', name: 'weather', description: 'Weather.', strict: true });
    expect(weather.parameters).toEqual({
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: ['number', 'null'] } },
      required: ['city', 'days'],
      additionalProperties: false,
    });
    expect(Object.isFrozen(weather)).toBe(true);
  });

  it('should be on offer, without a time limit, and describe its errors to the model unless it says otherwise', () => {
    const weather = make();
    expect(weather).toMatchObject({
      isEnabled: true,
      timeoutBehavior: 'error_as_result',
      errorFunction: describeToolError,
    });
    expect(weather).not.toHaveProperty('timeoutMs');
    const errorFunction = () => 'oops';
    const isEnabled = () => false;
    const set = { isEnabled, errorFunction, timeoutMs: 10, timeoutBehavior: 'raise_exception' } as const;
    expect(make(set)).toMatchObject(set);
    expect(make({ errorFunction: null }).errorFunction).toBeNull();
  });

  it('should parse arguments and hand them to execute as they are', () => {
    const execute = jest.fn(() => 'sunny');
    const weather = make({ execute });
    const parsed = weather.parse('{"city":"Oslo","days":null}');
    expect(parsed).toEqual({ ok: true, value: { city: 'Oslo' } });
    const details = {} as ToolCallDetails;
    expect(weather.execute({ city: 'Oslo' }, 'context', details)).toBe('sunny');
    expect(execute.mock.calls).toEqual([[{ city: 'Oslo' }, 'context', details]]);
  });

  it.each(['', 'get weather', 'wéather', 'a'.repeat(65), 'a.b'])('should refuse the name %j', (name) => {
    expect(() => make({ name })).toThrow(`The name of a tool is ${JSON.stringify(name)}. The API takes 1 to 64`);
  });

  it.each([undefined, null, 'run'])('should refuse %j for its execute', (execute) => {
    expect(() => tool({ name: 'a', description: '', parameters: {}, execute: execute as never })).toThrow(
      expect.objectContaining({ name: 'UserError', message: 'Tool "a" has no execute. Give a function.' }),
    );
  });

  it('should refuse no options', () => {
    expect(() => tool(undefined as never)).toThrow('The name of a tool is undefined. The API takes 1 to 64');
  });

  it.each([0, -1, Number.NaN, Infinity, 2 ** 31])('should refuse a timeout of %d ms', (timeoutMs) => {
    expect(() => make({ timeoutMs })).toThrow(
      `timeoutMs of tool "weather" is ${timeoutMs}. Give milliseconds from 1 to`,
    );
  });

  it('should take the longest time that a timer can wait', () => {
    expect(make({ timeoutMs: 2 ** 31 - 1 }).timeoutMs).toBe(2 ** 31 - 1);
  });

  it.each(['inputGuardrails', 'outputGuardrails'])('should refuse %s that are none', (what) => {
    expect(() => make({ [what]: [{}] })).toThrow(`The ${what} of tool "weather" are no array`);
  });

  it('should refuse what cannot be closed, unless it is not strict', () => {
    const parameters = z.object({ filters: z.object({ tags: z.record(z.string(), z.string()) }) });
    expect(() => tool({ name: 'search', description: '', parameters, execute: () => 1 })).toThrow(
      'parameters of tool "search": filters.tags has "additionalProperties", which strict mode refuses. List all keys, with JSON types, or set strict: false.',
    );
    const loose = tool({ name: 'search', description: '', parameters, strict: false, execute: () => 1 });
    expect(loose.strict).toBe(false);
    expect(loose.parse('{"filters":{"tags":{"a":"b"}}}')).toEqual({
      ok: true,
      value: { filters: { tags: { a: 'b' } } },
    });
  });
});
