import type { Backlog } from './Backlog.js';
import { Fifo } from './Fifo.js';
import { rawDataOf } from './rawDataOf.js';

interface Numbered<T> {
  readonly order: number;
  readonly event: T;
}

/** `overflow: 'latest'`: of more than `max` waiting events the oldest deltas of the model's stream are dropped, and nothing else. */
export class LatestBacklog<T> implements Backlog<T> {
  readonly #max: number;
  // Two queues, since the oldest delta may wait behind events that must stay: `order` puts them together again.
  readonly #deltas = new Fifo<Numbered<T>>();
  readonly #others = new Fifo<Numbered<T>>();
  #pushed = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#deltas.size + this.#others.size;
  }

  push(event: T): void {
    (isDelta(event) ? this.#deltas : this.#others).push({ order: this.#pushed++, event });
    if (this.size > this.#max) this.#deltas.shift();
  }

  shift(): T | undefined {
    const delta = this.#deltas.first?.order ?? Infinity;
    const other = this.#others.first?.order ?? Infinity;
    return (delta < other ? this.#deltas : this.#others).shift()?.event;
  }

  clear(): void {
    this.#deltas.clear();
    this.#others.clear();
  }
}

function isDelta(event: unknown): boolean {
  return rawDataOf(event)?.type.endsWith('.delta') ?? false;
}
