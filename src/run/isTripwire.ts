import { isAgentsError } from '../errors/AgentsError.js';

/** Tells the error of a guardrail that was triggered. */
export function isTripwire(error: unknown): boolean {
  return isAgentsError(error) && error.name.endsWith('TripwireTriggered');
}
