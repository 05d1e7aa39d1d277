import type { TurnOutcome } from '../work/TurnOutcome.js';

const OUTCOMES: ReadonlySet<string> = new Set<TurnOutcome['type']>([
  'final_output',
  'run_again',
  'handoff',
  'interrupted',
]);

/** Tells a turn's value from what it emits before. */
export function isTurnOutcome(element: { readonly type: string }): element is TurnOutcome {
  return OUTCOMES.has(element.type);
}
