import { toolOutputItem } from '../../src/run/toolOutputItem.js';
import { functionCall } from '../helpers/rawItems.js';

describe('toolOutputItem', () => {
  const call = functionCall('call_1');

  it('should hold the value itself, and what the model is sent for it', () => {
    const value = { degrees: 4 };
    const item = toolOutputItem({ name: 'A' }, call, value);
    expect(item).toEqual({
      type: 'tool_call_output_item',
      agent: { name: 'A' },
      rawItem: { type: 'function_call_output', call_id: 'call_1', output: '{"degrees":4}' },
      output: value,
    });
    expect(item.output).toBe(value);
  });

  it('should send a text as it is', () => {
    expect(toolOutputItem({ name: 'A' }, call, 'ok').rawItem).toMatchObject({ output: 'ok' });
  });
});
