import { map, pipe, type OperatorFunction } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent } from '../events/RunEvent.js';
import { ofType } from './ofType.js';

/**
 * The active agent: the first one at once, then each that it is handed over to.
 *
 * ```ts
 * run$.pipe(agentChanges()).subscribe(({ name }) => console.log(`-> ${name}`));
 * ```
 */
export function agentChanges<TOutput, TAgent extends AgentReference>(): OperatorFunction<
  RunEvent<TOutput, TAgent>,
  TAgent
> {
  return pipe(
    ofType<'agent_updated_stream_event', TOutput, TAgent>('agent_updated_stream_event'),
    map(({ agent }) => agent),
  );
}
