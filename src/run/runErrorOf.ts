import { isAgentsError, type AgentsError } from '../errors/AgentsError.js';
import { CallbackError } from '../errors/CallbackError.js';
import type { FailedRunResult } from '../events/RunResult.js';

/** The error that a run ends with: one of this library's, with the result so far. */
export function runErrorOf(thrown: unknown, partial: FailedRunResult): AgentsError {
  // Everything else is made an error of ours where it is thrown, but for what interceptors add to a turn or a run.
  const error = isAgentsError(thrown) ? thrown : new CallbackError('interceptor of the run', thrown);
  const target = isTaken(error) ? copyOf(error) : error;
  return Object.defineProperty(target, 'partial', { value: partial, enumerable: false, configurable: true });
}

/** One error object may end several runs, each with a result of its own. */
function isTaken(error: AgentsError): boolean {
  return error.partial !== undefined || !Object.isExtensible(error);
}

function copyOf(error: AgentsError): AgentsError {
  return Object.create(Object.getPrototypeOf(error) as object, {
    ...Object.getOwnPropertyDescriptors(error),
  }) as AgentsError;
}
