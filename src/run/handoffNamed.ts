import type { Handoff } from '../agent/handoff.js';
import { handoffsOf } from './reachableAgents.js';
import type { AnyAgent } from './RunEnvironment.js';

/** The handoff of an agent that the model knows by a name. */
export function handoffNamed(agent: AnyAgent, name: string | undefined): Handoff<never> | undefined {
  return handoffsOf(agent).find(({ toolName }) => toolName === name);
}
