import { isRunItemEvent, type RunEvent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

describe('isRunItemEvent', () => {
  const said = runItemEvent(itemFrom(message('Hi')));
  const called = runItemEvent(itemFrom(functionCall('call_1')));
  const updated: RunEvent = { type: 'agent_updated_stream_event', agent: { name: 'A' } };

  it('should tell item events from all others when no name is given', () => {
    expect([said, called, updated].map((event) => isRunItemEvent(event))).toEqual([true, true, false]);
  });

  it('should tell the events of the given names', () => {
    expect(isRunItemEvent(called, 'tool_called')).toBe(true);
    expect(isRunItemEvent(said, 'tool_called')).toBe(false);
    expect(isRunItemEvent(said, 'tool_called', 'message_output_created')).toBe(true);
  });
});
