import { viewListOf } from '../../src/view/ViewList.js';
import { entryOf } from '../../src/view/ViewState.js';
import { withInput } from '../../src/view/withInput.js';

const before = { id: 'message_1', role: 'user', text: 'Hi', isStreaming: false } as const;
const messages = viewListOf([entryOf(before)]);

describe('withInput', () => {
  it('should add the messages of an input, and no other items', () => {
    const call = { type: 'function_call_output', call_id: 'call_1', output: '4' } as const;
    const added = withInput(messages, [call, { role: 'user', content: 'More' }]).items;
    expect(added).toMatchObject([before, { role: 'user', text: 'More', isStreaming: false }]);
    expect(added[0]).toBe(before);
    expect(withInput(messages, [call])).toBe(messages);
  });

  it('should give each an id of its own, also behind messages of another view', () => {
    const more = { role: 'user', content: 'More' } as const;
    const ids = withInput(messages, [more, { ...more, id: 'message_1' }]).items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });
});
