import { newItemsViolation } from '../../src/testing/newItemsViolation.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

const call = itemFrom(functionCall('call_1'));
const said = itemFrom(message('Hello'));

describe('newItemsViolation', () => {
  it('should take the same items, or copies of them', () => {
    expect(newItemsViolation([call, said], [call, said])).toBeUndefined();
    expect(newItemsViolation([call], JSON.parse(JSON.stringify([call])))).toBeUndefined();
  });

  it.each([
    [
      [call, said],
      [said, call],
      'newItems[0] is message_output_item msg_1, but item 0 that was announced is tool_call_item call_1',
    ],
    [
      [call],
      [itemFrom(functionCall('call_2'))],
      'newItems[0] is tool_call_item call_2, but item 0 that was announced is tool_call_item call_1',
    ],
    [
      [call],
      [{ ...call, type: 'handoff_call_item' } as never],
      'newItems[0] is handoff_call_item call_1, but item 0 that was announced is tool_call_item call_1',
    ],
    [[call], [], 'newItems[0] is missing, but item 0 that was announced is tool_call_item call_1'],
    [[call], [call, said], 'newItems[1] is message_output_item msg_1, but item 1 that was announced is missing'],
  ])('should name the first difference (%#)', (announced, newItems, reason) => {
    expect(newItemsViolation(announced, newItems)?.reason).toBe(reason);
  });
});
