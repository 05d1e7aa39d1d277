import { runItemEvent } from '../../src/events/runItemEvent.js';
import { message } from '../helpers/rawItems.js';
import { handoffOutputItem, itemFrom, outputItem } from '../helpers/runItems.js';

describe('runItemEvent', () => {
  it.each([
    ['message_output_created', itemFrom(message('Hi'))],
    ['tool_output', outputItem('call_1', 4)],
    ['handoff_occurred', handoffOutputItem('call_1')],
  ] as const)('should be named %s by the type of its item', (name, item) => {
    const event = runItemEvent(item);
    expect(event).toEqual({ type: 'run_item_stream_event', name, item });
    expect(event.item).toBe(item);
  });
});
