import { terminalEventOfCompletion } from '../../src/openai/terminalEventOfCompletion.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { chunk, decodeChat } from './helpers/decodeChat.js';

const completion = (message: object, fields: object = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 7,
  model: 'gpt-x',
  choices: [{ index: 0, message, finish_reason: 'stop', ...fields }],
  usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
});

describe('terminalEventOfCompletion', () => {
  it('should give the same response as a stream of the same answer', () => {
    const toolCall = { id: 'a', type: 'function', function: { name: 'f', arguments: '{"x":1}' } };
    const message = { role: 'assistant', reasoning_content: 'Hmm', content: 'Wait.', tool_calls: [toolCall] };
    const { response } = decodeChat(
      [
        chunk({ reasoning_content: 'H' }),
        chunk({ reasoning_content: 'mm' }),
        chunk({ content: 'Wai' }),
        chunk({ content: 't.' }),
        chunk({ tool_calls: [{ index: 0, ...toolCall, function: { name: 'f', arguments: '{"x"' } }] }),
        chunk({ tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }),
        chunk({}, { finish_reason: 'stop' }),
        { choices: [], usage: completion({}).usage },
      ],
      { end: 'last_event' },
    );
    expect(terminalEventOfCompletion(completion(message), modelRequest({ input: [] }), 'gpt-x')).toEqual({
      type: 'response.completed',
      sequence_number: 0,
      response,
    });
  });

  it.each(['', 'call'])('should keep calls apart that all have the id %j', (id) => {
    const call = { id, type: 'function', function: { name: 'f', arguments: '' } };
    const { response } = terminalEventOfCompletion(
      completion({ tool_calls: [call, call] }),
      modelRequest(),
      'gpt-x',
    ) as {
      response: { output: { call_id: string }[] };
    };
    expect(new Set(response.output.map(({ call_id }) => call_id)).size).toBe(2);
  });

  it('should give an empty answer no items', () => {
    const event = terminalEventOfCompletion(completion({ content: '', tool_calls: null }), modelRequest(), 'gpt-x');
    expect(event).toMatchObject({ type: 'response.completed', response: { output: [] } });
  });

  it('should give an answer that was cut short as incomplete', () => {
    const event = terminalEventOfCompletion(
      completion({ content: 'A' }, { finish_reason: 'length' }),
      modelRequest(),
      'gpt-x',
    );
    expect(event).toMatchObject({ type: 'response.incomplete' });
  });

  it.each([
    [{ error: { message: 'Overloaded' } }, 'Overloaded'],
    [{ choices: null, base_resp: { status_code: 1004, status_msg: 'Overloaded' } }, 'Overloaded'],
    [{ choices: [] }, 'no choices'],
    [null, 'no choices'],
    [[], 'no choices'],
  ])('should refuse %j', (json, reason) => {
    expect(() => terminalEventOfCompletion(json, modelRequest(), 'gpt-x')).toThrow(reason);
  });
});
