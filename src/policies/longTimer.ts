import { timer, type Observable, type SchedulerLike } from 'rxjs';

/** The platform's longest, in milliseconds; what is longer would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** RxJS's `timer` for any number of milliseconds, `Infinity` too. */
export function longTimer(ms: number, scheduler: SchedulerLike): Observable<0> {
  return timer(Math.min(ms, LONGEST), scheduler);
}
