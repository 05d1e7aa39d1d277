import {
  defer,
  identity,
  NEVER,
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
      const destination = subscriber as Subscriber<never>;
      let scope: 'firstEvent' | 'idle' = 'firstEvent';
      let limit = firstEvent;
      let since = scheduler.now();
      /** Within subscribe no timer is needed yet. */
      let isLooking = true;
      const left = (): number => since + limit - scheduler.now();
      // Without a limit it would look for ever, which no virtual time comes to the end of.
      const look$ = defer(() => (limit < Infinity ? longTimer(Math.min(left(), idle), scheduler) : NEVER)).pipe(
        repeat(),
      );
      const look = (): void => {
        if (limit === Infinity || subscriber.closed) return;
        isLooking = true;
        follow(destination, look$, {
          next: () => {
            if (left() <= 0) throw errorOf(scope, limit);
          },
        });
      };
      follow(destination, event$, {
        next: (event) => {
          subscriber.next(event);
          scope = 'idle';
          limit = idle;
          since = scheduler.now();
          if (!isLooking) look();
        },
      });
      isLooking = false;
      look();
    });
}
