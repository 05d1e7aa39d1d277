/** What a turn tells the run beside its events; never delivered to the subscriber of a run. */
export type TurnFact =
  | { readonly type: 'turn_prepared'; readonly handoffNames: readonly string[] }
  /** The model repeated a call that it had made before: it is dropped. */
  | { readonly type: 'call_repeated'; readonly callId: string };
