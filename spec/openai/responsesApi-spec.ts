import { responsesApi } from '../../src/openai/responsesApi.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { response } from './helpers/responses.js';

const decoder = responsesApi.decoderFor(modelRequest(), { next: () => undefined }, 'gpt-x');

describe('responsesApi', () => {
  it.each(['response.completed', 'response.incomplete', 'response.failed', 'error'])('should end with %s', (type) => {
    expect(decoder.isLast({ type })).toBe(true);
  });

  it('should pass on events that it does not know', () => {
    const next = jest.fn();
    const event = { type: 'response.something.new' };
    const passing = responsesApi.decoderFor(modelRequest(), { next }, 'gpt-x');
    expect(passing.isLast(event)).toBe(false);
    passing.decode(event);
    expect(next.mock.calls[0]?.[0]).toBe(event);
  });

  it('should refuse an event without a type, with what it says', () => {
    expect(() => decoder.isLast({})).toThrow('has no type');
    expect(() => decoder.isLast({ error: { message: 'Overloaded' } })).toThrow('Overloaded');
    expect(() => decoder.isLast({ error: 'Overloaded' })).toThrow('Overloaded');
  });

  it('should call a stream whole only after a terminal event', () => {
    expect([decoder.finish('last_event'), decoder.finish('done_marker'), decoder.finish('end_of_body')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['completed', 'response.completed'],
    ['incomplete', 'response.incomplete'],
    ['failed', 'response.failed'],
    ['cancelled', 'response.failed'],
    [undefined, 'response.completed'],
    [null, 'response.completed'],
  ])('should give a response with status %s as %s', (status, type) => {
    const json = { ...response('A'), status };
    expect(responsesApi.terminalEventOf(json, modelRequest(), 'gpt-x')).toEqual({
      type,
      response: json,
      sequence_number: 0,
    });
  });

  it.each([
    [{ error: { message: 'Overloaded' } }, 'Overloaded'],
    [{ detail: 'Overloaded' }, 'Overloaded'],
    [{ object: 'list' }, 'no output'],
    [null, 'no output'],
    [{ status: 'queued', output: [] }, 'still queued'],
    [{ status: 'in_progress', output: [] }, 'still in_progress'],
  ])('should refuse %j', (json, reason) => {
    expect(() => responsesApi.terminalEventOf(json, modelRequest(), 'gpt-x')).toThrow(reason);
  });
});
