import {
  defer,
  identity,
  Observable,
  repeat,
  type MonoTypeOperatorFunction,
  type SchedulerLike,
  type Subscriber,
} from 'rxjs';
import { follow } from '../run/follow.js';
import { longTimer } from './longTimer.js';

/**
 * Errors when the first event, or the next one, does not come in time; one that comes in the very millisecond of the limit does.
 *
 * One timer is under way, and looks when it fires how long the silence is: RxJS's `timeout` starts a new one for each event, which costs
 * as much as all the rest of a delta's way.
 *
 * @param firstEvent milliseconds before the first event
 * @param idle milliseconds between two
 */
export function limitSilence<T>(
  { firstEvent = Infinity, idle = Infinity }: { readonly firstEvent?: number; readonly idle?: number },
  scheduler: SchedulerLike,
  errorOf: (scope: 'firstEvent' | 'idle', ms: number) => unknown,
): MonoTypeOperatorFunction<T> {
  if (Math.min(firstEvent, idle) === Infinity) return identity;
  return (event$) =>
    new Observable((subscriber) => {
      let scope: 'firstEvent' | 'idle' = 'firstEvent';
      let limit = firstEvent;
      let since = scheduler.now();
      const left = (): number => since + limit - scheduler.now();
      follow(subscriber as Subscriber<never>, event$, {
        next: (event) => {
          subscriber.next(event);
          scope = 'idle';
          limit = idle;
          since = scheduler.now();
        },
      });
      if (subscriber.closed) return;
      const look$ = defer(() => longTimer(Math.min(left(), idle), scheduler)).pipe(repeat());
      follow(subscriber as Subscriber<never>, look$, {
        next: () => {
          if (left() <= 0) throw errorOf(scope, limit);
        },
      });
    });
}
