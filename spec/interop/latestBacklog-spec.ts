import * as fc from 'fast-check';
import { latestBacklog } from '../../src/interop/latestBacklog.js';
import type { Backlog } from '../../src/interop/Backlog.js';
import { agentUpdated, argumentsDelta, finished, itemDone, progress, textDelta } from './events.js';

function drain<T>(backlog: Backlog<T>): unknown[] {
  return Array.from({ length: backlog.size }, () => backlog.shift());
}

describe('latestBacklog', () => {
  it('should drop the oldest deltas beyond max', () => {
    const backlog = latestBacklog<unknown>(2);
    for (const text of ['a', 'b', 'c', 'd']) backlog.push(textDelta(text));
    expect(drain(backlog)).toEqual([textDelta('c'), textDelta('d')]);
  });

  it('should drop deltas of any kind, from behind events that stay', () => {
    const backlog = latestBacklog<unknown>(3);
    const events = [agentUpdated, argumentsDelta('{'), textDelta('a'), itemDone(), textDelta('b')];
    events.forEach((event) => {
      backlog.push(event);
    });
    expect(drain(backlog)).toEqual([agentUpdated, itemDone(), textDelta('b')]);
  });

  it('should drop nothing but deltas, however many events wait', () => {
    const backlog = latestBacklog<unknown>(0);
    const events = [agentUpdated, itemDone(), progress(1), 'not an event', undefined, finished];
    for (const event of events) {
      backlog.push(event);
      backlog.push(textDelta('x'));
    }
    expect(drain(backlog)).toEqual(events);
  });

  it('should keep the order and every other event, over any pushes and reads', () => {
    const step = fc.constantFrom('delta', 'other', 'read');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), fc.nat(10), (steps, max) => {
        const backlog = latestBacklog<unknown>(max);
        const read: unknown[] = [];
        const pushed: unknown[] = [];
        steps.forEach((kind, index) => {
          if (kind === 'read') {
            if (backlog.size > 0) read.push(backlog.shift());
            return;
          }
          const event = kind === 'delta' ? textDelta(String(index)) : progress(index);
          pushed.push(event);
          backlog.push(event);
        });
        read.push(...drain(backlog));
        const isOther = (event: unknown) => (event as { type: string }).type === 'tool_progress_event';
        expect(read.filter(isOther)).toEqual(pushed.filter(isOther));
        expect(read).toEqual(pushed.filter((event) => read.includes(event)));
      }),
    );
  });
});
