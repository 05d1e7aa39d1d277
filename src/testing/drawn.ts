import { concat, EMPTY, mergeMap, NEVER, throwError, type Observable, type SchedulerLike } from 'rxjs';
import type { Moment } from './momentsOf.js';
import { timed } from './timed.js';

/**
 * The cold Observable that a diagram draws: it errors at `#`, completes at `|`, and hangs without either.
 *
 * @param moments what stands where
 * @param valuesOf what a mark emits; asked for `|` too
 */
export function drawn<T>(
  moments: readonly Moment<string>[],
  valuesOf: (mark: string) => readonly T[],
  error: unknown,
  scheduler: SchedulerLike,
): Observable<T> {
  const last = moments.at(-1)?.values.at(-1);
  return concat(
    timed(moments, scheduler).pipe(mergeMap((mark) => (mark === '#' ? throwError(() => error) : valuesOf(mark)))),
    last === '|' ? EMPTY : NEVER,
  );
}
