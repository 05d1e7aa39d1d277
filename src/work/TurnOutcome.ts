import type { AgentReference } from '../events/AgentReference.js';

/** What a turn comes to, told apart by `type`. */
export type TurnOutcome<TAgent extends AgentReference = AgentReference> =
  | { readonly type: 'final_output'; readonly finalOutput: unknown }
  | { readonly type: 'run_again' }
  /** `via` is the handoff that it came by. */
  | { readonly type: 'handoff'; readonly agent: TAgent; readonly via?: { readonly toolName: string } }
  /** Calls wait for somebody's approval. */
  | { readonly type: 'interrupted' };
