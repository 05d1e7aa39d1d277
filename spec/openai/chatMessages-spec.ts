import type { ModelRequest } from 'rxagents';
import { chatMessages } from '../../src/openai/chatMessages.js';

type Item = ModelRequest['input'][number];

function messagesOf(input: readonly object[], instructions?: string, modelName = 'gpt-x'): unknown {
  const text = chatMessages(input as readonly Item[], modelName, instructions)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('');
  return JSON.parse(`[${text.slice(1)}]`);
}

const said = (text: string) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
});
const call = (id: string) => ({ type: 'function_call', id: `fc_${id}`, call_id: id, name: 'f', arguments: '{}' });
const output = (id: string, result: unknown = 'ok') => ({ type: 'function_call_output', call_id: id, output: result });
const toolCall = (id: string) => ({ id, type: 'function', function: { name: 'f', arguments: '{}' } });
const toolMessage = (id: string) => ({ role: 'tool', tool_call_id: id, content: 'ok' });

describe('chatMessages', () => {
  it('should put instructions first and keep roles', () => {
    const input = [
      { role: 'developer', content: 'D' },
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'U' }] },
      { role: 'assistant', content: 'A' },
    ];
    expect(messagesOf(input, 'S')).toEqual([
      { role: 'system', content: 'S' },
      { role: 'developer', content: 'D' },
      { role: 'user', content: 'U' },
      { role: 'assistant', content: 'A' },
    ]);
  });

  it('should gather what the assistant did in one go into one message', () => {
    const input = [
      said('Wait.'),
      { type: 'reasoning', id: 'rs_1', summary: [] },
      call('a'),
      call('b'),
      output('b'),
      output('a'),
    ];
    expect(messagesOf(input)).toEqual([
      { role: 'assistant', content: 'Wait.', tool_calls: [toolCall('a'), toolCall('b')] },
      toolMessage('b'),
      toolMessage('a'),
    ]);
  });

  it('should give calls a message of their own where nothing was said', () => {
    expect(messagesOf([call('a'), output('a'), call('b'), output('b'), said('Done.')])).toEqual([
      { role: 'assistant', content: null, tool_calls: [toolCall('a')] },
      toolMessage('a'),
      { role: 'assistant', content: null, tool_calls: [toolCall('b')] },
      toolMessage('b'),
      { role: 'assistant', content: 'Done.' },
    ]);
  });

  it('should keep calls next to their outputs when the assistant spoke after calling, or twice', () => {
    expect(messagesOf([call('a'), said('One.'), said('Two.'), output('a')])).toEqual([
      { role: 'assistant', content: 'One.' },
      { role: 'assistant', content: 'Two.', tool_calls: [toolCall('a')] },
      toolMessage('a'),
    ]);
  });

  const thought = (text: string, model = 'gpt-x') => ({
    type: 'reasoning',
    id: 'rs_1',
    summary: [],
    content: [{ type: 'reasoning_text', text }],
    provider_data: { model, field: 'reasoning_content' },
  });

  it('should give reasoning back with what followed it', () => {
    const input = [
      thought('1'),
      call('a'),
      output('a'),
      thought('2'),
      said('Two.'),
      thought('3'),
      call('b'),
      output('b'),
    ];
    expect(messagesOf([...input, thought('4'), said('Four.')])).toEqual([
      { role: 'assistant', content: null, reasoning_content: '1', tool_calls: [toolCall('a')] },
      toolMessage('a'),
      { role: 'assistant', content: 'Two.', reasoning_content: '2', tool_calls: [toolCall('b')] },
      toolMessage('b'),
      { role: 'assistant', content: 'Four.', reasoning_content: '4' },
    ]);
  });

  it('should keep the reasoning of messages apart that follow each other', () => {
    expect(messagesOf([thought('1'), said('One.'), thought('2'), said('Two.'), said('Three.'), thought('4')])).toEqual([
      { role: 'assistant', content: 'One.', reasoning_content: '1' },
      { role: 'assistant', content: 'Two.', reasoning_content: '2' },
      { role: 'assistant', content: 'Three.', reasoning_content: '4' },
    ]);
  });

  it.each([
    ['google/gemini-3-pro', true],
    ['gemini-3-flash', true],
    ['gpt-x', false],
    ['7', false],
  ])('should give %s what a Gemini model added to its answer: %p', (modelName, isGiven) => {
    const extra_content = { google: { thought_signature: 'sig' } };
    const own = { ...call('a'), provider_data: { model: 'gemini-3-flash', extra_content } };
    const input = [thought('1', 'Gemini-3'), call('b'), own, output('b'), output('a')];
    expect(messagesOf(input, undefined, modelName)).toEqual([
      {
        role: 'assistant',
        content: null,
        ...(isGiven && { reasoning_content: '1' }),
        tool_calls: [toolCall('b'), { ...toolCall('a'), ...(isGiven && { extra_content }) }],
      },
      toolMessage('b'),
      toolMessage('a'),
    ]);
  });

  it('should keep a refusal, and join the parts of a text', () => {
    const parts = [
      { type: 'output_text', text: 'A' },
      { type: 'output_text', text: 'B' },
    ];
    expect(
      messagesOf([
        { ...said(''), content: [{ type: 'refusal', refusal: 'No.' }] },
        { ...said(''), content: parts },
      ]),
    ).toEqual([
      { role: 'assistant', content: null, refusal: 'No.' },
      { role: 'assistant', content: 'AB' },
    ]);
  });

  it('should send the texts of a tool output', () => {
    const texts = (...given: string[]) => given.map((text) => ({ type: 'input_text', text }));
    expect(messagesOf([call('a'), call('b'), output('a', texts('T')), output('b', texts('T', 'U'))])).toEqual([
      expect.anything(),
      { role: 'tool', tool_call_id: 'a', content: 'T' },
      {
        role: 'tool',
        tool_call_id: 'b',
        content: [
          { type: 'text', text: 'T' },
          { type: 'text', text: 'U' },
        ],
      },
    ]);
  });

  it.each([['said'], ['called'], ['asked'], ['nothing']])(
    'should send the images of tool outputs by the user, once all outputs are there and before what was %s next',
    (next) => {
      const image = (url: string) => ({ type: 'input_image', image_url: url });
      const attached = (id: string, url: string) => ({
        role: 'user',
        content: [
          { type: 'text', text: `Output of tool call ${id}:` },
          { type: 'image_url', image_url: { url } },
        ],
      });
      const [items, messages] = {
        said: [[said('Done.')], [{ role: 'assistant', content: 'Done.' }]],
        called: [
          [call('d'), output('d')],
          [{ role: 'assistant', content: null, tool_calls: [toolCall('d')] }, toolMessage('d')],
        ],
        asked: [[{ role: 'user', content: 'And?' }], [{ role: 'user', content: 'And?' }]],
        nothing: [[], []],
      }[next] as [object[], object[]];
      const outputs = [
        output('a', [{ type: 'input_text', text: 'T' }, image('data:1')]),
        output('b', [image('data:2')]),
        output('c'),
      ];
      expect(messagesOf([call('a'), call('b'), call('c'), ...outputs, ...items])).toEqual([
        { role: 'assistant', content: null, tool_calls: [toolCall('a'), toolCall('b'), toolCall('c')] },
        { role: 'tool', tool_call_id: 'a', content: 'T' },
        { role: 'tool', tool_call_id: 'b', content: expect.stringContaining('next user message') },
        toolMessage('c'),
        attached('a', 'data:1'),
        attached('b', 'data:2'),
        ...messages,
      ]);
    },
  );

  it('should name an item that Chat does not have', () => {
    expect(() => messagesOf([{ type: 'web_search_call', id: 'ws_1', status: 'completed' }])).toThrow('web_search_call');
  });
});
