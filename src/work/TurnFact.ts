import type { ApprovalDecision } from '../events/RunState.js';

/** The turn has asked the agent for all that it needs. */
export interface TurnPrepared {
  readonly type: 'turn_prepared';
  readonly turn: number;
  readonly handoffNames: readonly string[];
}

/** What a turn tells the run beside its events; never delivered to the subscriber of a run. */
export type TurnFact =
  | TurnPrepared
  /** Guardrails are being asked: until their verdict the turn is no part of the history, and is not saved. */
  | { readonly type: 'verdict_awaited' }
  | { readonly type: 'verdict_given' }
  /** Somebody has decided about a tool call, or about all calls of the tool. */
  | {
      readonly type: 'approval_decided';
      readonly callId: string;
      readonly toolName: string;
      readonly decision: ApprovalDecision;
      readonly isAlways: boolean;
    }
  /** The model repeated a call that it had made before: it is dropped. */
  | { readonly type: 'call_repeated'; readonly callId: string };
