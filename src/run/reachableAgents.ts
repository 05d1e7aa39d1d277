import { callbackErrorFrom } from './callbackErrorFrom.js';
import type { AnyAgent } from './RunEnvironment.js';

/** An agent and all agents that it can come to by handoffs, each once, as they are found: a function that makes new ones has no end. */
export function* reachableAgents(agent: AnyAgent): Generator<AnyAgent, void> {
  const found = new Set([agent]);
  // A set goes on to what is added while it is walked.
  for (const each of found) {
    yield each;
    for (const handoff of handoffsOf(each)) found.add(handoff.agent);
  }
}

/** An agent's handoffs as they are now, read from its function where it has one. */
export function handoffsOf(agent: AnyAgent): AnyAgent['handoffs'] {
  try {
    return agent.handoffs;
  } catch (error) {
    throw callbackErrorFrom(error, `handoffs of agent "${agent.name}"`);
  }
}
