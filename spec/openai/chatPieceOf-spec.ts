import { chatPieceOf } from '../../src/openai/chatPieceOf.js';

type InputItem = Parameters<typeof chatPieceOf>[0];

/** What an item becomes: which part of a message, and its text. */
const pieceOf = (item: InputItem): [string, string] => {
  const { part, bytes } = chatPieceOf(item);
  return [part, new TextDecoder().decode(bytes)];
};

describe('chatPieceOf', () => {
  it.each<[string, InputItem, [string, string]]>([
    ['an easy message', { role: 'user', content: 'Hé' }, ['message', ',{"role":"user","content":"Hé"}']],
    [
      'an answer, which stays open for calls',
      { role: 'assistant', content: 'Hi' },
      ['answer', ',{"role":"assistant","content":"Hi"'],
    ],
    [
      'a refusal',
      {
        type: 'message',
        id: 'm',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'refusal', refusal: 'No.' }],
      },
      ['answer', ',{"role":"assistant","content":null,"refusal":"No."'],
    ],
    [
      'a call',
      { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
      ['call', ',{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}'],
    ],
    [
      'a call without arguments',
      { type: 'function_call', call_id: 'c', name: 'f', arguments: '' },
      ['call', ',{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}'],
    ],
    [
      'an output',
      { type: 'function_call_output', call_id: 'c', output: 'ok' },
      ['output', ',{"role":"tool","tool_call_id":"c","content":"ok"}'],
    ],
    ['reasoning of another API', { type: 'reasoning', id: 'r', summary: [] }, ['reasoning', '']],
    [
      'a refusal after a text',
      {
        type: 'message',
        id: 'm',
        role: 'assistant',
        status: 'completed',
        content: [
          { type: 'output_text', text: 'Well.', annotations: [] },
          { type: 'refusal', refusal: 'No.' },
        ],
      },
      ['answer', ',{"role":"assistant","content":"Well.","refusal":"No."'],
    ],
  ])('should make a piece of %s', (_what, item, piece) => {
    expect(pieceOf(item)).toEqual(piece);
  });

  const ownOf = (item: object) => {
    const { own } = chatPieceOf(item as InputItem);
    return own && { ...own, bytes: new TextDecoder().decode(own.bytes) };
  };
  const text = [
    { type: 'reasoning_text', text: 'H' },
    { type: 'reasoning_text', text: 'm' },
  ];
  const reasoning = { type: 'reasoning', id: 'r', summary: [], content: text };

  it.each([
    ['in its field', { field: 'reasoning_content' }, ',"reasoning_content":"Hm"'],
    ['in details', { field: 'reasoning', reasoning_details: [{ data: 'x' }] }, ',"reasoning_details":[{"data":"x"}]'],
  ])('should give reasoning back %s to the model that it is of', (_where, data, bytes) => {
    expect(ownOf({ ...reasoning, provider_data: { model: 'm', ...data } })).toEqual({ model: 'm', bytes });
  });

  it.each([[{}], [{ provider_data: { model: 'm' } }], [{ provider_data: { field: 'reasoning' } }]])(
    'should give no reasoning back that has %j',
    (data) => {
      expect(ownOf({ ...reasoning, ...data })).toBeUndefined();
    },
  );

  it('should give a call back with what its server added to it', () => {
    const call = { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' };
    expect(ownOf(call)).toBeUndefined();
    expect(ownOf({ ...call, provider_data: { model: 'm', extra_content: { google: 1 } } })).toEqual({
      model: 'm',
      bytes: ',{"id":"c","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":1}}',
    });
  });

  it('should refuse an item that Chat does not have, by its type', () => {
    expect(() => chatPieceOf({ type: 'item_reference', id: 'x' })).toThrow('"item_reference"');
  });
});
