import { reachableAgents } from './reachableAgents.js';
import type { AnyAgent } from './RunEnvironment.js';

/** The agent of a name that an agent can come to by handoffs, itself among them. */
export function agentNamed(start: AnyAgent, wanted: string): AnyAgent | undefined {
  return [...reachableAgents(start)].find(({ name }) => name === wanted);
}
