import type { RequestUsage } from '../events/Usage.js';

/** Tokens over the finished model calls of a run, and how many there were. */
export interface UsageView extends RequestUsage {
  readonly requests: number;
}
