import type { Backlog } from './Backlog.js';
import { Fifo } from './Fifo.js';
import { joinedTextDelta, type JoinedTextDelta } from './joinedTextDelta.js';

/** `overflow: 'coalesce'`: once `max` events wait, a text delta joins the one before it; what waits is bounded by what must not be joined. */
export function coalescingBacklog<T>(max: number): Backlog<T> {
  const events = new Fifo<T>();
  // The latest event stays out of the queue while others may join it.
  let last: JoinedTextDelta<T> | undefined;
  return {
    get size() {
      return events.size + (last ? 1 : 0);
    },
    push(event) {
      if (last) {
        if (this.size >= max && last.add(event)) return undefined;
        events.push(last.toEvent());
      }
      last = joinedTextDelta(event);
      return undefined;
    },
    shift() {
      if (events.size > 0) return events.shift();
      const event = last?.toEvent();
      last = undefined;
      return event;
    },
  };
}
