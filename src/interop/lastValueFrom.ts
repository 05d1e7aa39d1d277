import type { Observable, Subscribable } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { RunResult } from '../events/RunResult.js';
import { finishedResultOf } from './finishedResultOf.js';
import { requireObservable } from './requireObservable.js';

/**
 * Subscribes to a run and promises its result.
 *
 * ```ts
 * const result = await lastValueFrom(run(agent, 'What is the weather in Oslo?'));
 * console.log(result.status, result.finalOutput);
 * ```
 *
 * @param run$ the run; each call subscribes, so each starts a run of its own
 * @throws the run's error; UserError if what it is given is no run: it completes without a `run_finished_event`
 */
export function lastValueFrom<TOutput, TAgent extends AgentReference = AgentReference>(
  run$: Observable<RunEvent<TOutput, TAgent>> | Subscribable<RunEvent<TOutput, TAgent>>,
): Promise<RunResult<TOutput, TAgent>> {
  return new Promise((resolve, reject) => {
    requireObservable(run$, 'lastValueFrom()');
    let result: RunResult<TOutput, TAgent> | undefined;
    run$.subscribe({
      next: (event) => {
        result = (finishedResultOf(event) as typeof result) ?? result;
      },
      error: reject,
      complete: () => {
        if (result) resolve(result);
        else
          reject(
            new UserError(
              'lastValueFrom() was given no run: no run_finished_event came. Pass what run() returns, unfiltered.',
            ),
          );
      },
    });
  });
}
