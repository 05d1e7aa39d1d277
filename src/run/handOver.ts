import type { Handoff } from '../agent/handoff.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { commitTurn } from './commitTurn.js';
import type { AnyAgent } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';

/** Makes another agent the active one; what its model is sent is settled before its first turn. */
export function handOver(
  progress: RunProgress,
  { agent, via }: Extract<TurnOutcome, { type: 'handoff' }>,
): RunProgress {
  const { history, modelHistory = history, agent: from } = progress;
  return {
    ...commitTurn(progress),
    agent: agent as AnyAgent,
    isAgentNew: true,
    handedOver: { from, firstNew: modelHistory.length, ...(via && { via: via as Handoff<never> }) },
  };
}
