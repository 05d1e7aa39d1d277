import { handledEvents } from '../../src/run/handledEvents.js';
import { progressAfter } from '../helpers/progressAfter.js';
import { message } from '../helpers/rawItems.js';

describe('handledEvents', () => {
  const said = message('Sorry.');
  const progress = progressAfter({ type: 'handled', finalOutput: 'Sorry.', message: said });

  it('should announce the message that a handler answered with, once', () => {
    const [event, ...others] = handledEvents(progress);
    expect(event).toEqual({
      type: 'run_item_stream_event',
      name: 'message_output_created',
      item: { type: 'message_output_item', agent: { name: 'A' }, rawItem: said },
    });
    expect(others).toEqual([]);
    expect(handledEvents(progressAfter({ type: 'handled', finalOutput: '', message: said }, event!))).toEqual([]);
  });

  it('should say nothing where no handler answered, or not for the history', () => {
    expect(handledEvents(progressAfter())).toEqual([]);
    expect(handledEvents(progressAfter({ type: 'handled', finalOutput: '' }))).toEqual([]);
  });
});
