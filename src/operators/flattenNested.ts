import { filter, map, pipe, type OperatorFunction } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent } from '../events/RunEvent.js';

/**
 * The events of nested runs among those of the run, at any depth, without what they were wrapped in. The ends of nested runs are left
 * out, so that the one `run_finished_event` is still the last.
 *
 * ```ts
 * run$.pipe(flattenNested(), textDeltas()).subscribe((text) => process.stdout.write(text));
 * ```
 */
export function flattenNested<TOutput, TAgent extends AgentReference>(): OperatorFunction<
  RunEvent<TOutput, TAgent>,
  RunEvent<TOutput>
> {
  return pipe(
    map(innermost<TOutput>),
    filter((event) => event !== undefined),
  );
}

/** What it is in the end; nothing where that is the end of a nested run, so that the output is that of the run. */
function innermost<TOutput>(event: RunEvent<TOutput>): RunEvent<TOutput> | undefined {
  let inner: RunEvent = event;
  while (inner.type === 'nested_run_event') inner = inner.event;
  return inner === event || inner.type !== 'run_finished_event' ? (inner as RunEvent<TOutput>) : undefined;
}
