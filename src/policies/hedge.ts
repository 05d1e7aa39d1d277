import { catchError, defer, filter, NEVER, race, switchMap, tap } from 'rxjs';
import { intercept } from '../work/intercept.js';
import type { Interceptor } from '../work/Interceptor.js';
import { longTimer } from './longTimer.js';
import { recoverFailures } from './recoverFailures.js';
import { requireNumbers } from './requireNumbers.js';

/**
 * Asks a model once more when its first event is late: whichever attempt emits first is the answer, and the other is unsubscribed. An
 * attempt that fails before that leaves the field to one that is under way; when both do, the first error counts.
 *
 * @param afterMs how long the first attempt has for its first event, in milliseconds
 * @throws UserError when that is no number, or negative
 *
 * ```ts
 * run(agent, 'Hi', { interceptors: [hedge(2_000)] });
 * ```
 */
export function hedge(afterMs: number): Interceptor {
  requireNumbers('hedge', { afterMs });
  return intercept(
    'model_call',
    ({ name, scheduler }) =>
      (work$) =>
        defer(() => {
          const errors: unknown[] = [];
          let attempts = 0;
          let hasOutput = false;
          const attempt$ = defer(() => {
            attempts += 1;
            return work$;
          }).pipe(
            // It would be an answer, and the error that follows says the same.
            filter(({ type }) => hasOutput || type !== 'error'),
            recoverFailures(
              name,
              catchError((error: unknown) => {
                if (hasOutput) throw error;
                if (errors.push(error) < attempts) return NEVER;
                throw errors[0];
              }),
            ),
          );
          const again$ = longTimer(afterMs, scheduler).pipe(switchMap(() => attempt$));
          return race(attempt$, again$).pipe(tap(() => (hasOutput = true)));
        }),
  );
}
