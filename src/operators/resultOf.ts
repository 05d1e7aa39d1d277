import { filter, map, pipe, type OperatorFunction } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent, RunFinishedEvent } from '../events/RunEvent.js';
import type { RunResult } from '../events/RunResult.js';

/**
 * The run's result, once, at its end.
 *
 * ```ts
 * run$.pipe(resultOf()).subscribe(({ status, usage }) => console.log(status, usage.totalTokens));
 * ```
 */
export function resultOf<TOutput, TAgent extends AgentReference>(): OperatorFunction<
  RunEvent<TOutput, TAgent>,
  RunResult<TOutput, TAgent>
> {
  return pipe(
    filter((event): event is RunFinishedEvent<TOutput, TAgent> => event.type === 'run_finished_event'),
    map(({ result }) => result),
  );
}
