import { describeEvent, describeItem } from '../../src/testing/describeEvent.js';
import { nested, runEvents } from '../helpers/runEvents.js';

describe('describeEvent', () => {
  it.each([
    [runEvents.a, 'agent_updated_stream_event of "A"'],
    [runEvents.s, 'raw response.output_text.delta'],
    [runEvents.c, 'tool_called of call_1'],
    [runEvents.m, 'message_output_created of msg_1'],
    [runEvents.p, 'tool_progress_event of call_1'],
    [nested(runEvents.o), 'nested_run_event of call_1 (tool_output of call_1)'],
    [runEvents.x, 'response_retracted_event of attempt 1'],
    [runEvents.f, 'run_finished_event with status "completed"'],
  ])('should say in a few words what it is (%#)', (event, words) => {
    expect(describeEvent(event)).toBe(words);
  });

  it('should name an item without an id by its type', () => {
    expect(describeItem({ rawItem: { role: 'user', content: 'Hi' } as never })).toBe('a message without an id');
  });
});
