import { isAgentsError, type AgentsError } from '../errors/AgentsError.js';
import { CallbackError } from '../errors/CallbackError.js';

/** A `CallbackError` of anything that a function of yours threw; an error of this library stays what it is. */
export function callbackErrorFrom(thrown: unknown, name: string): AgentsError {
  return isAgentsError(thrown) ? thrown : new CallbackError(name, thrown);
}
