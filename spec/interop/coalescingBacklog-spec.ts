import * as fc from 'fast-check';
import type { RawResponseEvent, RunEvent } from 'rxagents';
import { coalescingBacklog } from '../../src/interop/coalescingBacklog.js';
import { agentUpdated, argumentsDelta, finished, itemDone, progress, textDelta } from './events.js';

function isTextDelta(event: RunEvent): event is RawResponseEvent & ReturnType<typeof textDelta> {
  return event.type === 'raw_response_event' && event.data.type === 'response.output_text.delta';
}

/** The deltas as one, wherever two of one content part are neighbours; the order of everything. */
function joinedAll(events: readonly RunEvent[]): unknown[] {
  const joined: unknown[] = [];
  let part: string | undefined;
  for (const event of events) {
    if (!isTextDelta(event)) {
      joined.push(event);
      part = undefined;
      continue;
    }
    const { item_id, output_index, content_index, delta } = event.data;
    const key = [item_id, output_index, content_index].join();
    if (key === part) (joined.at(-1) as { text: string }).text += delta;
    else joined.push({ key, text: delta });
    part = key;
  }
  return joined;
}

describe('coalescingBacklog', () => {
  it('should join a text delta to the one that waits before it', () => {
    const backlog = coalescingBacklog<RunEvent>(0);
    for (const text of ['a', 'b', 'c']) backlog.push(textDelta(text));
    expect(backlog.size).toBe(1);
    expect(backlog.shift()).toEqual(textDelta('abc'));
  });

  it('should give a delta that stayed alone as the very event it was', () => {
    const backlog = coalescingBacklog<RunEvent>(0);
    const event = textDelta('a');
    backlog.push(event);
    expect(backlog.shift()).toBe(event);
  });

  it('should not join to a delta that was read', () => {
    const backlog = coalescingBacklog<RunEvent>(0);
    backlog.push(textDelta('a'));
    backlog.shift();
    backlog.push(textDelta('b'));
    expect(backlog.shift()).toEqual(textDelta('b'));
  });

  it('should join nothing before max events wait', () => {
    const backlog = coalescingBacklog<RunEvent>(3);
    for (const text of ['a', 'b', 'c', 'd', 'e']) backlog.push(textDelta(text));
    expect([backlog.shift(), backlog.shift(), backlog.shift()]).toEqual([
      textDelta('a'),
      textDelta('b'),
      textDelta('cde'),
    ]);
  });

  it('should join adjacent text deltas of one content part and nothing else, over any events and reads', () => {
    const part = fc.record({
      item: fc.constantFrom('msg_1', 'msg_2'),
      output: fc.constantFrom(0, 1),
      content: fc.constantFrom(0, 1),
    });
    const event = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(fc.string(), part).map(([text, of]): RunEvent => textDelta(text, of)) },
      fc.constantFrom<RunEvent>(argumentsDelta('{'), itemDone(), agentUpdated, progress(1), finished),
    );
    const step = fc.record({ event, reads: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(4), (steps, max) => {
        const backlog = coalescingBacklog<RunEvent>(max);
        const read: RunEvent[] = [];
        const shift = () => {
          const next = backlog.shift();
          if (next !== undefined) read.push(next);
        };
        for (const { event: pushed, reads } of steps) {
          backlog.push(pushed);
          for (let i = 0; i < reads; i++) shift();
        }
        while (backlog.size > 0) shift();
        const pushed = steps.map(({ event: each }) => each);
        expect(joinedAll(read)).toEqual(joinedAll(pushed));
        const structural = (each: RunEvent) => !isTextDelta(each);
        // The same objects, not only equal ones.
        expect(read.filter(structural).every((each, i) => each === pushed.filter(structural)[i])).toBe(true);
      }),
    );
  });
});
