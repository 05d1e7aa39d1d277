import type { Backlog } from './Backlog.js';
import { Fifo } from './Fifo.js';
import { JoinedTextDelta } from './JoinedTextDelta.js';

/** `overflow: 'coalesce'`: once `max` events wait, a text delta joins the one before it; what waits is bounded by what must not be joined. */
export class CoalescingBacklog<T> implements Backlog<T> {
  readonly #max: number;
  readonly #events = new Fifo<T | JoinedTextDelta>();

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#events.size;
  }

  push(event: T): void {
    const joined = this.size > 0 && this.size >= this.#max ? JoinedTextDelta.of(this.#events.last, event) : undefined;
    if (joined === undefined) this.#events.push(event);
    else this.#events.replaceLast(joined);
  }

  shift(): T | undefined {
    const event = this.#events.shift();
    // Only text deltas are ever joined, and what they make is one of them again.
    return event instanceof JoinedTextDelta ? (event.toEvent() as T) : event;
  }

  clear(): void {
    this.#events.clear();
  }
}
