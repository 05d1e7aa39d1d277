import { UserError } from '../errors/UserError.js';
import type { Agent } from './Agent.js';
import { handoff, type Handoff } from './handoff.js';
import { isAgent } from './isAgent.js';
import { requireArray } from './requireArray.js';

/** A list of agents and handoffs as handoffs alone. */
export function handoffsOf(targets: readonly object[], agentName: string): readonly Handoff<never>[] {
  requireArray(targets, 'handoffs', agentName);
  return Object.freeze(
    (targets as readonly (Agent<never> | Handoff<never> | undefined)[]).map((target) => {
      if (isAgent(target)) return handoff(target);
      if (target && isAgent(target.agent)) return target;
      if (target)
        throw new UserError(
          `Agent "${agentName}" hands over to what is no agent. Give agents, or what handoff() makes.`,
        );
      throw new UserError(
        `Agent "${agentName}" hands over to an agent that is not made yet. Give a function: handoffs: () => [...].`,
      );
    }),
  );
}
