import { Observable, type Subscriber, type Subscription } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import { follow } from '../run/follow.js';
import type { Interceptor } from '../work/Interceptor.js';
import type { Work, WorkKind } from '../work/Work.js';
import type { WorkUnit } from '../work/WorkUnit.js';
import { requireNumbers } from './requireNumbers.js';

/**
 * Lets so many units work at a time, over all the runs that are given this one interceptor; the others wait, first come, first served.
 *
 * A unit of a nested run goes on in the place of the tool call that it is part of. A run that a tool starts by itself is no nested one: do not
 * limit both by one interceptor.
 *
 * @param n how many, from 1
 * @param kinds of which kinds, together: model calls by default; `run` and `turn` would wait for their own parts
 * @throws UserError when `n` is no number, or there is no such kind
 *
 * ```ts
 * const interceptors = [limitConcurrency(4)];
 * merge(...questions.map((question) => run(agent, question, { interceptors }))).subscribe(console.log);
 * ```
 */
export function limitConcurrency(
  n: number,
  kinds: readonly Exclude<WorkKind, 'run' | 'turn'>[] = ['model_call'],
): Interceptor {
  requireNumbers('limitConcurrency', { n }, ['n'], 1);
  const limited: readonly WorkKind[] = kinds;
  if (limited.length === 0 || limited.includes('run') || limited.includes('turn'))
    throw new UserError('limitConcurrency() cannot limit run, turn or nothing. Give it other kinds.');
  const working = new Set<Pick<WorkUnit, 'run' | 'key'>>();
  const waiting = new Set<() => void>();
  let isStarting = false;
  let wake: Subscription | undefined;
  // A loop, or the stack would grow with the units that work synchronously.
  const startNext = (): void => {
    if (isStarting) return;
    isStarting = true;
    for (const start of waiting) {
      if (working.size >= n) break;
      waiting.delete(start);
      start();
    }
    isStarting = false;
  };
  return <K extends WorkKind>(unit: WorkUnit<K>, work$: Observable<Work[K]>): Observable<Work[K]> => {
    if (!limited.includes(unit.kind)) return work$;
    // By hand, since it is a queue that outlives its subscribers.
    return new Observable((subscriber) => {
      const { run, key, scheduler } = unit;
      const isPart = [...working].some((whole) => whole.run === run && key.startsWith(`${whole.key}/`));
      if (isPart) return work$.subscribe(subscriber);
      // An object of its own: several attempts may work side by side.
      const place = { run, key };
      const end = (how: () => void): void => {
        working.delete(place);
        how();
        startNext();
      };
      const start = (): void => {
        working.add(place);
        follow(subscriber as Subscriber<never>, work$, {
          next: (value) => subscriber.next(value),
          error: (error) => end(() => subscriber.error(error)),
          complete: () => end(() => subscriber.complete()),
        });
      };
      if (working.size >= n || waiting.size > 0) waiting.add(start);
      else start();
      return () => {
        waiting.delete(start);
        const hasLeft = working.delete(place);
        if (hasLeft || waiting.size === 0) wake?.unsubscribe();
        // Not at once: those that wait may be about to leave too, with the same run.
        if (hasLeft && waiting.size > 0) wake = scheduler.schedule(startNext);
      };
    });
  };
}
