import { runEventsFrom } from '../../src/cli/runEventsFrom.js';
import { created, itemDone } from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';

const at = { call: 0, at: 0 };

describe('runEventsFrom', () => {
  it('should pass events on as raw ones', () => {
    expect(runEventsFrom({ ...at, event: created() })).toEqual([{ type: 'raw_response_event', data: created() }]);
  });

  it('should announce messages, as a run does, and no calls, which have no tools', () => {
    const [raw, announced] = runEventsFrom({ ...at, event: itemDone(message('Hi')) });
    expect(raw).toEqual({ type: 'raw_response_event', data: itemDone(message('Hi')) });
    expect(announced).toMatchObject({ name: 'message_output_created', item: { rawItem: message('Hi') } });
    expect(runEventsFrom({ ...at, event: itemDone(functionCall('c')) })).toHaveLength(1);
  });

  it('should tell of what a model took back', () => {
    expect(runEventsFrom({ ...at, event: { type: 'response.retracted', attempt: 1, reason: 'cut' } })).toEqual([
      { type: 'response_retracted_event', attempt: 1, itemIds: [], reason: 'cut' },
    ]);
  });

  it.each([
    [{ name: 'ModelError', message: 'cut' }, 'cut'],
    ['cut', 'cut'],
    [null, 'null'],
    [5, '5'],
    [['cut'], 'cut'],
  ])('should tell of the error %j', (error, message) => {
    expect(runEventsFrom({ ...at, error })).toEqual([
      expect.objectContaining({ data: expect.objectContaining({ type: 'error', message }) }),
    ]);
  });

  it('should make nothing of what else is said of a call', () => {
    expect(runEventsFrom(at)).toEqual([]);
  });
});
