import {
  identity,
  Observable,
  Subscription,
  type MonoTypeOperatorFunction,
  type Observer,
  type SchedulerLike,
  type Subscriber,
} from 'rxjs';
import { retryDelayOf } from './retryDelayOf.js';

/**
 * Subscribes again after a failure that came before the first byte of an answer's body. What has begun to stream is never
 * begun again here: the subscriber has seen it.
 *
 * Not RxJS's `retry`, which every delta passes and every waiting call holds: of it and a `catchError` that is 1.5 KB of 30.
 *
 * @param maxRetries how often; 0 turns it off
 * @param errorOf makes the error of a failure that stands
 */
export function retryBeforeFirstByte<T>(
  maxRetries: number,
  scheduler: SchedulerLike,
  errorOf: (failure: unknown) => unknown = identity,
): MonoTypeOperatorFunction<T> {
  return (source$) =>
    new Observable(
      (beginRetrying as typeof beginRetrying<T>).bind(undefined, { source$, maxRetries, scheduler, errorOf }),
    );
}

interface Retried<T> {
  readonly source$: Observable<T>;
  readonly maxRetries: number;
  readonly scheduler: SchedulerLike;
  readonly errorOf: (failure: unknown) => unknown;
}

/** Bound, as in `openai`. */
function beginRetrying<T>(retried: Retried<T>, subscriber: Subscriber<T>): void {
  new Retrying(retried, subscriber).attempt();
}

class Retrying<T> {
  private retries = 0;

  constructor(
    private readonly retried: Retried<T>,
    private readonly subscriber: Subscriber<T>,
  ) {}

  attempt(): void {
    this.retried.source$.subscribe(new Attempt(this.subscriber, this));
  }

  decide(failure: unknown): void {
    const { retries, subscriber } = this;
    const { maxRetries, scheduler, errorOf } = this.retried;
    try {
      const delay = retries < maxRetries ? retryDelayOf(failure, retries) : undefined;
      if (delay === undefined) throw errorOf(failure);
      this.retries++;
      subscriber.add(scheduler.schedule(() => this.attempt(), delay));
    } catch (error) {
      subscriber.error(error);
    }
  }
}

/** An observer that is a Subscription, so that nothing else is made for the attempt. */
class Attempt<T> extends Subscription implements Observer<T> {
  constructor(
    private readonly subscriber: Subscriber<T>,
    private readonly retrying: Retrying<T>,
  ) {
    super();
    subscriber.add(this);
  }

  next(value: T): void {
    if (!this.closed) this.subscriber.next(value);
  }

  error(failure: unknown): void {
    if (this.closed) return;
    this.unsubscribe();
    this.retrying.decide(failure);
  }

  complete(): void {
    if (this.closed) return;
    this.unsubscribe();
    this.subscriber.complete();
  }
}
