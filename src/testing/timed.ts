import { concatMap, defer, from, mergeMap, timer, type Observable, type SchedulerLike } from 'rxjs';
import type { Moment } from './momentsOf.js';

/** Emits values at their times, counted from the subscription; at time 0 at once, with no timer in between. */
export function timed<T>(moments: readonly Moment<T>[], scheduler: SchedulerLike): Observable<T> {
  return defer(() => {
    const start = scheduler.now();
    return from(moments).pipe(
      concatMap(({ at, values }) => {
        const wait = start + at - scheduler.now();
        const values$ = from(values);
        return wait > 0 ? timer(wait, scheduler).pipe(mergeMap(() => values$)) : values$;
      }),
    );
  });
}
