import { concat, defer, EMPTY, filter, tap, type Observable, type OperatorFunction } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { RunResult } from '../events/RunResult.js';

/**
 * Goes on with another run once this one has finished: a chain of runs that ends once, with the last one's result.
 *
 * ```ts
 * run(writer, 'A poem').pipe(continueWith(({ history }) => run(critic, history)));
 * ```
 *
 * @param next makes the next run of the result, whatever its status
 */
export function continueWith<TOutput, TAgent extends AgentReference, TEvent extends RunEvent>(
  next: (result: RunResult<TOutput, TAgent>) => Observable<TEvent>,
): OperatorFunction<RunEvent<TOutput, TAgent>, RunEvent<TOutput, TAgent> | TEvent> {
  return (run$) =>
    defer(() => {
      let result: RunResult<TOutput, TAgent> | undefined;
      const first$ = run$.pipe(
        tap((event) => {
          if (event.type === 'run_finished_event') result = event.result;
        }),
        filter(({ type }) => type !== 'run_finished_event'),
      );
      return concat(
        first$,
        defer(() => (result ? next(result) : EMPTY)),
      );
    });
}
