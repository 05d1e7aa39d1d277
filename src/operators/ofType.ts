import { filter, type OperatorFunction } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent } from '../events/RunEvent.js';

/**
 * The events of some types, typed as such.
 *
 * ```ts
 * run$.pipe(ofType('tool_progress_event')).subscribe(({ toolName, data }) => console.log(toolName, data));
 * ```
 */
export function ofType<
  TType extends RunEvent['type'],
  TOutput = unknown,
  TAgent extends AgentReference = AgentReference,
>(
  ...types: readonly TType[]
): OperatorFunction<RunEvent<TOutput, TAgent>, Extract<RunEvent<TOutput, TAgent>, { readonly type: TType }>> {
  return filter((event): event is Extract<RunEvent<TOutput, TAgent>, { readonly type: TType }> =>
    (types as readonly string[]).includes(event.type),
  );
}
