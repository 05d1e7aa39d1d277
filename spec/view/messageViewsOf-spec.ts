import { messageViewsOf } from '../../src/view/messageViewsOf.js';
import { functionCall, message, reasoningItem, refusalMessage } from '../helpers/rawItems.js';

describe('messageViewsOf', () => {
  it('should take the messages out of items, and name those without an id by their place', () => {
    const image = { type: 'input_image', image_url: 'x', detail: 'auto' } as const;
    expect(
      messageViewsOf(
        [
          { role: 'user', content: 'Hi' },
          functionCall('call_1'),
          { ...reasoningItem(), content: [{ type: 'reasoning_text', text: 'Hm' }] },
          { type: 'function_call_output', call_id: 'call_1', output: 'x' },
          message('Hello'),
          {
            role: 'developer',
            content: [{ type: 'input_text', text: 'Be ' }, image, { type: 'input_text', text: 'brief' }],
          },
        ],
        3,
      ),
    ).toEqual([
      { id: 'message_3', role: 'user', text: 'Hi', isStreaming: false },
      { id: 'msg_1', role: 'assistant', text: 'Hello', isStreaming: false },
      { id: 'message_5', role: 'developer', text: 'Be brief', isStreaming: false },
    ]);
  });

  it('should show a refusal beside the text', () => {
    expect(messageViewsOf([refusalMessage('No.')])).toEqual([
      { id: 'msg_1', role: 'assistant', text: '', refusal: 'No.', isStreaming: false },
    ]);
  });

  it('should keep what is shown already as it is', () => {
    const [shown] = messageViewsOf([{ role: 'user', content: 'Hi' }]);
    expect(messageViewsOf([shown!])[0]).toBe(shown);
  });
});
