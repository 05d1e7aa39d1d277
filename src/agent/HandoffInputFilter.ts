import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { RunItem } from '../events/RunItem.js';
import type { Eventually } from '../interop/Eventually.js';

/** What the model of the agent that is handed over to is sent, in three parts. */
export interface HandoffInput {
  /** What was there before the run's own items: of a session, of the input, or of what a handoff before this one has left. */
  readonly inputHistory: readonly ResponseInputItem[];
  /** The run's own items of the turns before the one that handed over. */
  readonly preHandoffItems: readonly RunItem[];
  /** The items of the turn that handed over, the handoff's call and output among them. */
  readonly newItems: readonly RunItem[];
}

/** What a handoff's filter is given. */
export interface HandoffInputData<out TContext = unknown> extends HandoffInput {
  readonly context: TContext;
}

/** Gives what the next agent's model is sent in place of that; the history and the session stay as they are. */
export type HandoffInputFilter<in TContext = unknown> = (data: HandoffInputData<TContext>) => Eventually<HandoffInput>;
