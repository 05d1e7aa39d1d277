import { ChatDecoder } from '../../src/openai/ChatDecoder.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { chunk, decodeChat } from './helpers/decodeChat.js';

const stop = chunk({}, { finish_reason: 'stop' });
const callDelta = (fields: object) => chunk({ tool_calls: [fields] });

describe('ChatDecoder', () => {
  it('should give text as the events of one message', () => {
    const { events } = decodeChat([
      chunk({ role: 'assistant', content: '' }),
      chunk({ content: 'Hel' }),
      chunk({ content: 'lo' }),
      stop,
    ]);
    const place = { item_id: 'msg_chatcmpl-1_0', output_index: 0 };
    const part = { type: 'output_text', text: 'Hello', annotations: [] };
    const item = { id: 'msg_chatcmpl-1_0', type: 'message', role: 'assistant', status: 'completed', content: [part] };
    const head = { object: 'response', id: 'chatcmpl-1', created_at: 7, model: 'gpt-x', error: null };
    expect(events).toEqual(
      [
        { type: 'response.created', response: { ...head, status: 'in_progress', output: [] } },
        {
          type: 'response.output_item.added',
          output_index: 0,
          item: { ...item, status: 'in_progress', content: [] },
        },
        { type: 'response.content_part.added', ...place, content_index: 0, part: { ...part, text: '' } },
        { type: 'response.output_text.delta', ...place, content_index: 0, delta: 'Hel', logprobs: [] },
        { type: 'response.output_text.delta', ...place, content_index: 0, delta: 'lo', logprobs: [] },
        { type: 'response.output_text.done', ...place, content_index: 0, text: 'Hello', logprobs: [] },
        { type: 'response.content_part.done', ...place, content_index: 0, part },
        { type: 'response.output_item.done', output_index: 0, item },
        {
          type: 'response.completed',
          response: { ...head, status: 'completed', output: [item], incomplete_details: null },
        },
      ].map((event, sequence_number) => ({ ...event, sequence_number })),
    );
  });

  it.each(['reasoning_content', 'reasoning'])('should give %s as a reasoning item', (field) => {
    const { events, response } = decodeChat([
      chunk({ [field]: 'Hm' }),
      chunk({ [field]: 'm', content: '' }),
      chunk({ content: 'A' }),
      stop,
    ]);
    expect(events.filter(({ type }) => type === 'response.reasoning_text.delta').map(({ delta }) => delta)).toEqual([
      'Hm',
      'm',
    ]);
    expect(response.output).toEqual([
      {
        id: 'rs_chatcmpl-1_0',
        type: 'reasoning',
        status: 'completed',
        summary: [],
        content: [{ type: 'reasoning_text', text: 'Hmm' }],
        provider_data: { model: 'gpt-x', field },
      },
      expect.objectContaining({ id: 'msg_chatcmpl-1_1' }),
    ]);
  });

  it('should keep one item for text and one for reasoning when their deltas come mixed', () => {
    const { response } = decodeChat([
      chunk({ reasoning: 'a' }),
      chunk({ content: '1' }),
      chunk({ reasoning: 'b', content: '2' }),
      stop,
    ]);
    expect(response.output).toMatchObject([{ content: [{ text: 'ab' }] }, { content: [{ text: '12' }] }]);
  });

  it('should give a refusal as a part of its own', () => {
    const { events, response } = decodeChat([chunk({ content: 'I ' }), chunk({ refusal: "can't" }), stop]);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'response.refusal.delta', content_index: 1, delta: "can't" }),
    );
    expect(response.output).toMatchObject([{ content: [{ text: 'I ' }, { type: 'refusal', refusal: "can't" }] }]);
  });

  it('should give calls as they are put together, each at its own output index', () => {
    const { events, response } = decodeChat([
      callDelta({ index: 0, id: 'a', function: { name: 'f', arguments: '' } }),
      callDelta({ index: 0, function: { arguments: '{"x":' } }),
      callDelta({ index: 1, id: 'b', function: { name: 'g', arguments: '{}' } }),
      callDelta({ index: 0, function: { arguments: '1}' } }),
      chunk({}, { finish_reason: 'tool_calls' }),
    ]);
    const calls = [
      {
        id: 'fc_chatcmpl-1_0',
        type: 'function_call',
        call_id: 'a',
        name: 'f',
        arguments: '{"x":1}',
        status: 'completed',
      },
      { id: 'fc_chatcmpl-1_1', type: 'function_call', call_id: 'b', name: 'g', arguments: '{}', status: 'completed' },
    ];
    expect(response.output).toEqual(calls);
    expect(events.filter(({ type }) => type === 'response.output_item.added')).toMatchObject([
      { output_index: 0, item: { call_id: 'a', name: 'f', arguments: '', status: 'in_progress' } },
      { output_index: 1, item: { call_id: 'b', name: 'g', arguments: '', status: 'in_progress' } },
    ]);
    expect(
      events
        .filter(({ type }) => type === 'response.function_call_arguments.delta')
        .map((event) => [event['item_id'], event['delta']]),
    ).toEqual([
      ['fc_chatcmpl-1_0', '{"x":'],
      ['fc_chatcmpl-1_1', '{}'],
      ['fc_chatcmpl-1_0', '1}'],
    ]);
    expect(events.filter(({ type }) => type === 'response.output_item.done')).toMatchObject(
      calls.map((item, output_index) => ({ item, output_index })),
    );
  });

  it('should hold arguments back until the name is known', () => {
    const { events, response } = decodeChat([
      callDelta({ index: 0, id: 'a', function: { arguments: '{' } }),
      callDelta({ index: 0, function: { name: 'f', arguments: '}' } }),
      stop,
    ]);
    expect(events.map(({ type, delta }) => delta ?? type).slice(1, 4)).toEqual([
      'response.output_item.added',
      '{',
      '}',
    ]);
    expect(response.output).toMatchObject([{ name: 'f', arguments: '{}' }]);
  });

  it('should make call ids unique in the conversation and derive those that are missing', () => {
    const input = [{ type: 'function_call', call_id: 'call_0', name: 'f', arguments: '{}' }] as const;
    const { response } = decodeChat(
      [
        callDelta({ index: 0, id: 'call_0', function: { name: 'f', arguments: '{}' } }),
        callDelta({ index: 1, id: '', function: { name: 'f', arguments: '{}' } }),
        stop,
      ],
      { input },
    );
    expect(response.output.map((item) => item['call_id'])).toEqual(['call_0_2', 'call_chatcmpl-1_1']);
  });

  it('should derive the ids of an answer without an id from the length of its input', () => {
    const input = [{ role: 'user', content: 'Hi' }] as const;
    const { response } = decodeChat([{ choices: [{ delta: { content: 'A' }, finish_reason: 'stop' }] }], { input });
    expect(response).toMatchObject({
      id: 'chatcmpl-1',
      created_at: 0,
      model: '',
      output: [{ id: 'msg_chatcmpl-1_0' }],
    });
  });

  it('should not begin with a chunk about the prompt, which has no id', () => {
    const { events } = decodeChat([{ id: '', choices: [], prompt_filter_results: [] }, chunk({ content: 'A' }), stop]);
    expect(events[0]).toMatchObject({ type: 'response.created', response: { id: 'chatcmpl-1' } });
  });

  it('should take chunks without choices, and choices without a delta', () => {
    const usage = { prompt_tokens: 1, completion_tokens: 2 };
    const { events, response } = decodeChat([
      { object: 'ping' },
      chunk({ content: 'A' }),
      { id: 'chatcmpl-1', choices: null },
      chunk({}, { delta: null, finish_reason: 'stop' }),
      { id: 'chatcmpl-1', usage },
    ]);
    expect(events[0]).toMatchObject({ type: 'response.created', response: { id: 'chatcmpl-1' } });
    expect(response).toMatchObject({ output: [{ content: [{ text: 'A' }] }], usage: { total_tokens: 3 } });
  });

  it.each([
    ['length', 'max_output_tokens'],
    ['model_length', 'max_output_tokens'],
    ['content_filter', 'content_filter'],
  ])('should give finish_reason %s as an incomplete response', (finish_reason, reason) => {
    const { events, response } = decodeChat([chunk({ content: 'A' }), chunk({}, { finish_reason })]);
    expect(events.at(-1)).toMatchObject({ type: 'response.incomplete' });
    expect(response).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason },
      output: [{ status: 'incomplete' }],
    });
  });

  it('should give an answer that the server gave up as a failed response, with what it cost', () => {
    const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
    const finish_reason = 'insufficient_system_resource';
    const { events, response } = decodeChat([chunk({ content: 'A' }), chunk({}, { finish_reason }), { usage }]);
    expect(events.at(-1)).toMatchObject({ type: 'response.failed' });
    expect(response).toMatchObject({
      status: 'failed',
      error: { code: finish_reason, message: expect.stringContaining(finish_reason) },
      incomplete_details: null,
      output: [{ status: 'incomplete', content: [{ text: 'A' }] }],
      usage: { total_tokens: 3 },
    });
  });

  it('should give usage in the words of the Responses API, wherever it came', () => {
    const usage = {
      prompt_tokens: 5,
      completion_tokens: 3,
      total_tokens: 8,
      prompt_tokens_details: { cached_tokens: 4 },
      completion_tokens_details: { reasoning_tokens: 2 },
    };
    const expected = {
      input_tokens: 5,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens: 3,
      output_tokens_details: { reasoning_tokens: 2 },
      total_tokens: 8,
    };
    const inTrailingChunk = decodeChat([stop, { id: 'chatcmpl-1', choices: [], usage }]);
    const inChoice = decodeChat([chunk({}, { finish_reason: 'stop', usage })]);
    expect(inTrailingChunk.response['usage']).toEqual(expected);
    expect(inChoice.response['usage']).toEqual(expected);
    const { response } = decodeChat([
      stop,
      { choices: [], usage: { prompt_tokens: 1, completion_tokens: 2, prompt_cache_hit_tokens: 1 } },
    ]);
    expect(response['usage']).toMatchObject({ total_tokens: 3, input_tokens_details: { cached_tokens: 1 } });
    const groq = decodeChat([{ ...stop, x_groq: { id: 'req', usage } }]);
    expect(groq.response['usage']).toEqual(expected);
    expect(decodeChat([stop]).response).not.toHaveProperty('usage');
  });

  it('should be over with usage after a finish_reason, and not with usage before', () => {
    const decoder = new ChatDecoder(modelRequest(), { next: () => undefined }, 'gpt-x');
    const usage = { prompt_tokens: 1 };
    const running = { ...chunk({ content: 'A' }), usage };
    expect(
      [running, stop, { choices: [], usage: null }, { choices: [], usage }].map((value) => {
        const last = decoder.isLast(value);
        decoder.decode(value);
        return last;
      }),
    ).toEqual([false, false, false, true]);
    expect(new ChatDecoder(modelRequest(), { next: () => undefined }, 'gpt-x').isLast({ ...stop, usage })).toBe(true);
  });

  it('should call a body that ends without finish_reason cut, unless it said [DONE]', () => {
    expect(decodeChat([chunk({ content: 'A' })], { end: 'end_of_body' }).whole).toBe(false);
    expect(decodeChat([chunk({ content: 'A' }), stop], { end: 'end_of_body' }).whole).toBe(true);
    expect(decodeChat([chunk({ content: 'A' })]).whole).toBe(true);
    const unfinished = chunk({ content: 'A' }, { finish_reason: '' });
    expect(decodeChat([unfinished], { end: 'end_of_body' }).whole).toBe(false);
  });

  it('should not call an answer whole that never began', () => {
    expect(decodeChat([])).toMatchObject({ whole: false, events: [] });
  });

  it('should read the first choice only', () => {
    const other = {
      ...chunk({}),
      choices: [
        { index: 1, delta: { content: 'B' } },
        { index: 0, delta: { content: 'A' } },
      ],
    };
    const { response } = decodeChat([other, { ...chunk({}), choices: [{ index: 1, delta: { content: 'B' } }] }, stop]);
    expect(response.output).toMatchObject([{ content: [{ text: 'A' }] }]);
  });

  it('should keep annotations and log probabilities', () => {
    const annotation = {
      type: 'url_citation',
      url_citation: { url: 'https://x', title: 'X', start_index: 0, end_index: 1 },
    };
    const logprobs = { content: [{ token: 'A', logprob: -1 }] };
    const { response } = decodeChat([
      chunk({ content: 'A' }, { logprobs }),
      chunk({ annotations: [annotation] }),
      stop,
    ]);
    expect(response.output).toMatchObject([
      {
        content: [
          {
            annotations: [{ type: 'url_citation', url: 'https://x', title: 'X', start_index: 0, end_index: 1 }],
            logprobs: [{ token: 'A', logprob: -1 }],
          },
        ],
      },
    ]);
  });

  it('should read the text of content that comes in parts, and the reasoning among them', () => {
    const thinking = { type: 'thinking', thinking: [{ type: 'text', text: 'Hm' }] };
    const { response } = decodeChat([
      chunk({ content: [thinking] }),
      chunk({ content: [{ type: 'text', text: 'A' }, { type: 'thinking' }] }),
      stop,
    ]);
    expect(response.output).toMatchObject([
      { type: 'reasoning', content: [{ text: 'Hm' }], provider_data: { model: 'gpt-x' } },
      { content: [{ text: 'A' }] },
    ]);
  });

  it('should keep with a call what its server wants to have back, also where it comes alone', () => {
    const extra_content = { google: { thought_signature: 'sig' } };
    const { response } = decodeChat([
      callDelta({ id: 'a', function: { name: 'f', arguments: '{}' } }),
      callDelta({ extra_content }),
      callDelta({ id: 'b', function: { name: 'g', arguments: '{}' }, provider_specific_fields: { x: 1 } }),
      callDelta({ id: 'c', function: { name: 'g', arguments: '{}' } }),
      stop,
    ]);
    expect(response.output.map((item) => item['provider_data'])).toEqual([
      { model: 'gpt-x', extra_content },
      { model: 'gpt-x', provider_specific_fields: { x: 1 } },
      undefined,
    ]);
  });

  it('should keep reasoning of which only details are told', () => {
    const detail = { type: 'reasoning.encrypted', data: 'xyz', id: 'a', index: 0 };
    const { events, response } = decodeChat([
      chunk({
        reasoning_details: [detail],
        tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '{}' } }],
      }),
      stop,
    ]);
    expect(response.output[0]).toMatchObject({
      type: 'reasoning',
      content: [],
      provider_data: { model: 'gpt-x', reasoning_details: [detail] },
    });
    expect(events.map(({ type }) => type).slice(0, 3)).toEqual([
      'response.created',
      'response.output_item.added',
      'response.output_item.added',
    ]);
  });

  it('should throw what the server says of an error in the middle of a stream', () => {
    const failing = [chunk({ content: 'A' }), { error: { message: 'Overloaded', code: 503 } }];
    expect(() => decodeChat(failing)).toThrow('Overloaded');
  });

  it.each([
    ['', false],
    [null, false],
    ['stop', true],
  ])('should take a chunk with usage for the last one when its finish reason is %p: %p', (finish_reason, isLast) => {
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
    const decoder = new ChatDecoder(modelRequest(), { next: () => undefined }, 'gpt-x');
    expect(decoder.isLast({ ...chunk({ content: 'Hel' }, { finish_reason }), usage })).toBe(isLast);
  });

  it.each([
    ['beside the choices at Groq', { choices: [], x_groq: { error: 'Overloaded' } }],
    ['in place of a chunk', { object: 'error', message: 'Overloaded', code: 503 }],
  ])('should throw what the server says of an error %s', (_where, value) => {
    expect(() => decodeChat([chunk({ content: 'A' }), value])).toThrow('Overloaded');
  });

  it('should take an error with nothing in it for none', () => {
    const { response } = decodeChat([
      { ...chunk({ content: 'A' }), error: '' },
      { ...stop, error: null },
    ]);
    expect(response.output).toMatchObject([{ content: [{ text: 'A' }] }]);
  });

  it('should fail on an error that stands in the choice', () => {
    const failing = chunk({ content: 'a' }, { finish_reason: 'error', error: { message: 'upstream', code: 502 } });
    expect(() => decodeChat([failing])).toThrow('upstream');
  });
});
