import type { AgentReference } from '../events/AgentReference.js';
import type { Place } from './perform.js';
import type { RunEnvironment } from './RunEnvironment.js';

/**
 * Where in a run an agent works.
 *
 * @param number of the turn
 * @param key what the keys of units there begin with; the turn's by default
 */
export function workPlaceOf(
  env: RunEnvironment,
  { name }: AgentReference,
  number: number,
  key = `turn-${number}`,
): Place {
  return { env, agent: { name }, number, key };
}
