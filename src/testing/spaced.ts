import { concatMap, from, map, timer, type Observable, type SchedulerLike } from 'rxjs';

/** Emits each value after a pause in milliseconds; without a pause all at once, with no timer in between. */
export function spaced<T>(values: readonly T[], pauseMs: number, scheduler: SchedulerLike): Observable<T> {
  const values$ = from(values);
  if (pauseMs === 0) return values$;
  return values$.pipe(concatMap((value) => timer(pauseMs, scheduler).pipe(map(() => value))));
}
