import {
  asyncScheduler,
  Observable,
  type MonoTypeOperatorFunction,
  type SchedulerLike,
  type Subscriber,
  type Subscription,
} from 'rxjs';
import { follow } from '../run/follow.js';

/** How often there is a new view. */
export interface CoalesceViews {
  /** Milliseconds that a change waits for others; 50 by default. */
  readonly ms?: number;
  /** For the time that they wait; RxJS's `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
}

const DEFAULT_MS = 50;

/**
 * The latest value once in a while, and the last one at once: what a screen can follow.
 *
 * Not RxJS's `auditTime`, whose last value waits for the clock too.
 *
 * @param isUrgent tells a value that does not wait
 */
export function latestEvery<T>(
  { ms = DEFAULT_MS, scheduler = asyncScheduler }: CoalesceViews,
  isUrgent: (value: T) => boolean = () => false,
): MonoTypeOperatorFunction<T> {
  return (value$) =>
    new Observable((subscriber) => {
      let latest: { readonly value: T } | undefined;
      let clock: Subscription | undefined;
      const flush = (): void => {
        clock?.unsubscribe();
        clock = undefined;
        const last = latest;
        latest = undefined;
        if (last) subscriber.next(last.value);
      };
      follow(subscriber as Subscriber<never>, value$, {
        next: (value) => {
          latest = { value };
          if (isUrgent(value)) flush();
          else if (!clock) subscriber.add((clock = scheduler.schedule(flush, ms)));
        },
        error: (error) => {
          flush();
          subscriber.error(error);
        },
        complete: () => {
          flush();
          subscriber.complete();
        },
      });
    });
}
