import { filter, map, pipe, type OperatorFunction } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { CompletedRunResult, RunResult } from '../events/RunResult.js';
import { resultOf } from './resultOf.js';

/**
 * The run's final output, once; nothing of a run that was stopped or interrupted.
 *
 * ```ts
 * run$.pipe(finalOutput()).subscribe((answer) => console.log(answer));
 * ```
 */
export function finalOutput<TOutput, TAgent extends AgentReference>(): OperatorFunction<
  RunEvent<TOutput, TAgent>,
  TOutput
> {
  return pipe(
    resultOf<TOutput, TAgent>(),
    filter(
      (result: RunResult<TOutput, TAgent>): result is CompletedRunResult<TOutput, TAgent> =>
        result.status === 'completed',
    ),
    map((result) => result.finalOutput),
  );
}
