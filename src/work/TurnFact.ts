/** The turn has asked the agent for all that it needs. */
export interface TurnPrepared {
  readonly type: 'turn_prepared';
  readonly turn: number;
  readonly handoffNames: readonly string[];
}

/** What a turn tells the run beside its events; never delivered to the subscriber of a run. */
export type TurnFact =
  | TurnPrepared
  /** The model repeated a call that it had made before: it is dropped. */
  | { readonly type: 'call_repeated'; readonly callId: string };
