import { UserError } from '../errors/UserError.js';
import type { Backlog } from './Backlog.js';
import { Fifo } from './Fifo.js';
import { finishedResultOf } from './finishedResultOf.js';

/** `overflow: 'error'`: more than `max` waiting events end the iteration. */
export function boundedBacklog<T>(max: number): Backlog<T> {
  const events = new Fifo<T>();
  return {
    get size() {
      return events.size;
    },
    push(event) {
      events.push(event);
      // After its last event there is nothing left of a run to protect the reader from.
      return events.size <= max || finishedResultOf(event)
        ? undefined
        : new UserError(
            `toAsyncIterable() holds more than ${max} unread events. Read faster, raise max, or set overflow to 'coalesce'.`,
          );
    },
    shift: () => events.shift(),
  };
}
