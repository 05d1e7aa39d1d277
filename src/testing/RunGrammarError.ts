import type { RunEvent } from '../index.js';

/** What is wrong with the order of a run's events. */
export interface Violation {
  /** What this event does wrong. */
  readonly reason: string;
  /** The rule that it breaks. */
  readonly rule: string;
}

/** The events of a run came in an order that no run has: what `assertRunGrammar` errors with. */
export class RunGrammarError extends Error {
  override readonly name = 'RunGrammarError' as const;
  /** The rule that was broken. */
  readonly rule: string;
  /** The event that broke it; absent where the run's ending did. */
  declare readonly event?: RunEvent;

  constructor(message: string, { rule, event, cause }: { rule: string; event?: RunEvent; cause?: unknown }) {
    super(message, cause === undefined ? {} : { cause });
    this.rule = rule;
    if (event) this.event = event;
  }
}
