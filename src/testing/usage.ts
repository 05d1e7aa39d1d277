import type { ScriptedUsage, TokenCounts } from './ScriptedUsage.js';

/**
 * Sets the usage that a response reports, in place of 10 input and 5 output tokens.
 *
 * ```ts
 * const model = scriptedModel([[text('Hello'), usage({ input: 1200, output: 3, cached: 1024 })]]);
 * ```
 */
export function usage(counts: TokenCounts): ScriptedUsage {
  return { type: 'usage', ...counts };
}
