import { UserError } from '../errors/UserError.js';
import type { Backlog } from './Backlog.js';
import { Fifo } from './Fifo.js';
import { finishedResultOf } from './finishedResultOf.js';

/** `overflow: 'error'`: more than `max` waiting events end the iteration. */
export class BoundedBacklog<T> extends Fifo<T> implements Backlog<T> {
  readonly #max: number;

  constructor(max: number) {
    super();
    this.#max = max;
  }

  override push(event: T): void {
    super.push(event);
    // After its last event there is nothing left of a run to protect the reader from.
    if (this.size <= this.#max || finishedResultOf(event) !== undefined) return;
    throw new UserError(
      `toAsyncIterable() holds more than ${this.#max} events that were not read, and its overflow is 'error'. Read faster, raise max, or set overflow to 'coalesce' (joins waiting text deltas) or 'buffer' (keeps all).`,
    );
  }
}
