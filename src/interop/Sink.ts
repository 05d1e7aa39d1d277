import { Subscription, type Observer } from 'rxjs';

/**
 * An observer that is its own subscription, so that it can cut a source that is still inside `subscribe`: RxJS knows a
 * subscriber by this shape, in every copy. It is unsubscribed before it passes an ending on; what `next` throws is an error.
 */
export class Sink<T> extends Subscription implements Observer<T> {
  readonly #to: Observer<T>;

  constructor(to: Observer<T>) {
    super();
    this.#to = to;
  }

  next(value: T): void {
    if (this.closed) return;
    try {
      this.#to.next(value);
    } catch (error) {
      this.error(error);
    }
  }

  error(error: unknown): void {
    if (this.closed) return;
    try {
      this.unsubscribe();
    } finally {
      this.#to.error(error);
    }
  }

  complete(): void {
    if (this.closed) return;
    try {
      this.unsubscribe();
    } finally {
      this.#to.complete();
    }
  }
}
