import type { RunEvent } from '../../index.js';

/** An event of a run, and when it came. */
export interface TimedEvent {
  /** Milliseconds, on any clock that all events share. */
  readonly at: number;
  readonly event: RunEvent;
}

/** How a run ended, and when; a recording that was cut short has none. */
export type RunEnding =
  | { readonly kind: 'complete'; readonly at: number }
  | { readonly kind: 'error'; readonly at: number; readonly error: unknown };
