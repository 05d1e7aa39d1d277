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
      'an output',
      { type: 'function_call_output', call_id: 'c', output: 'ok' },
      ['message', ',{"role":"tool","tool_call_id":"c","content":"ok"}'],
    ],
    ['reasoning, which Chat does not take back', { type: 'reasoning', id: 'r', summary: [] }, ['nothing', ',']],
    ['reasoning with its text', { type: 'reasoning', id: 'r', summary: [], content: [] }, ['nothing', ',']],
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

  it('should refuse an item that Chat does not have, by its type', () => {
    expect(() => chatPieceOf({ type: 'item_reference', id: 'x' })).toThrow('"item_reference"');
  });
});
