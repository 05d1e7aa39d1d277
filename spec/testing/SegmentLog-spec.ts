import { Agent, run, type RunEvent } from 'rxagents';
import { scriptedModel, text } from 'rxagents/testing';
import { SegmentLog } from '../../src/testing/SegmentLog.js';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { eventsOf, finishedOf } from '../helpers/eventsOf.js';
import { ended } from '../helpers/rawEvents.js';
import { message } from '../helpers/rawItems.js';
import { raw } from '../helpers/runEvents.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';

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

  it('should keep what a retraction does not name', () => {
    const kept = [itemFrom(message('Bye', 'msg_9')), outputItem('call_1', 'x')];
    const log = logOf(...events, ...kept.map(runItemEvent));
    log.next({ type: 'response_retracted_event', attempt: 1, itemIds: ['msg_1_0'], reason: 'cut' });
    expect(log.items).toEqual(kept);
  });

  it('should list a response that is incomplete, and none that failed', () => {
    const endings = [ended({ id: 'a' }, 'response.failed'), ended({ id: 'b' }, 'response.incomplete')];
    expect(logOf(...endings.map(raw)).responses).toEqual([{ responseId: 'b' }]);
  });
});
