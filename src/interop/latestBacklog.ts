import type { Backlog } from './Backlog.js';
import { Fifo } from './Fifo.js';
import { rawDataOf } from './rawDataOf.js';

/** `overflow: 'latest'`: of more than `max` waiting events the oldest deltas of the model's stream are dropped, and nothing else. */
export function latestBacklog<T>(max: number): Backlog<T> {
  const deltas = new Fifo<T>();
  // In a queue of their own, since the oldest delta may wait behind events that must stay: each after so many deltas.
  const others = new Fifo<{ readonly event: T; readonly after: number }>();
  let pushed = 0;
  return {
    get size() {
      return deltas.size + others.size;
    },
    push(event) {
      if (rawDataOf(event)?.type.endsWith('.delta')) {
        deltas.push(event);
        pushed++;
      } else others.push({ event, after: pushed });
      if (this.size > max) deltas.shift();
      return undefined;
    },
    shift() {
      const gone = pushed - deltas.size;
      return (others.first?.after ?? Infinity) <= gone ? others.shift()?.event : deltas.shift();
    },
  };
}
