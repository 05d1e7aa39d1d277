import { isAgentsError, type AgentsError } from './AgentsError.js';

/** Tells an error of this library by its name, from whichever copy of it. */
export function isNamed<TError extends AgentsError>(error: unknown, name: TError['name']): error is TError {
  return isAgentsError(error) && error.name === name;
}
