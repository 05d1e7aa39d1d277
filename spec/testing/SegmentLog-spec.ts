import { Agent, run, type RunEvent } from 'rxagents';
import { scriptedModel, text } from 'rxagents/testing';
import { SegmentLog } from '../../src/testing/SegmentLog.js';
import { eventsOf, finishedOf } from '../helpers/eventsOf.js';

const events: readonly RunEvent[] = eventsOf(
  run(new Agent({ name: 'A', model: scriptedModel([text('Hello')]) }), 'Hi'),
);
const logOf = (...told: readonly RunEvent[]): SegmentLog => {
  const log = new SegmentLog();
  told.forEach((event) => log.next(event));
  return log;
};

describe('SegmentLog', () => {
  it('should list items and the ids of responses as they come', () => {
    const log = logOf(...events);
    expect(log.items.map(({ type }) => type)).toEqual(['message_output_item']);
    expect(log.responses).toEqual([{ responseId: 'resp_1' }]);
  });

  it('should forget in a crash what was not saved', () => {
    const log = logOf(...events);
    log.crash();
    expect([log.items, log.responses]).toEqual([[], []]);
    events.forEach((event) => log.next(event));
    log.save();
    log.crash();
    expect([log.items.length, log.responses.length]).toEqual([1, 1]);
  });

  it('should take the responses of a segment that has ended from its result', () => {
    const { rawResponses = [] } = finishedOf(events) ?? {};
    const log = logOf(...events);
    log.end({ rawResponses });
    expect(log.responses).toEqual(rawResponses);
    log.crash();
    expect(log.items).toHaveLength(1);
    log.end({ rawResponses });
    expect(log.responses).toEqual([...rawResponses, ...rawResponses]);
  });

  it('should take back what was retracted', () => {
    const log = logOf(...events);
    log.next({ type: 'response_retracted_event', attempt: 1, itemIds: ['msg_1_0'], reason: 'cut' });
    expect([log.items, log.responses]).toEqual([[], []]);
  });
});
