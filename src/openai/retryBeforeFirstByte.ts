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
    new Observable((subscriber) => {
      let retries = 0;
      const begin = (): void => void source$.subscribe(new Attempt(subscriber, decide));
      const decide = (failure: unknown): void => {
        try {
          const delay = retries < maxRetries ? retryDelayOf(failure, retries) : undefined;
          if (delay === undefined) throw errorOf(failure);
          retries++;
          subscriber.add(scheduler.schedule(begin, delay));
        } catch (error) {
          subscriber.error(error);
        }
      };
      begin();
    });
}

/** An observer that is a Subscription, so that nothing else is made for the attempt. */
class Attempt<T> extends Subscription implements Observer<T> {
  constructor(
    private readonly subscriber: Subscriber<T>,
    private readonly decide: (failure: unknown) => void,
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
    this.decide(failure);
  }

  complete(): void {
    if (this.closed) return;
    this.unsubscribe();
    this.subscriber.complete();
  }
}
