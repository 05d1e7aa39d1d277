import type { AgentsError } from '../errors/AgentsError.js';
import type { FailedRunResult } from '../events/RunResult.js';
import { callbackErrorFrom } from './callbackErrorFrom.js';

/** The error that a run ends with: one of this library's, with the result so far. */
export function runErrorOf(thrown: unknown, partial: FailedRunResult): AgentsError {
  // Everything else is made an error of ours where it is thrown, so what is left is what nobody foresaw.
  const error = callbackErrorFrom(thrown, 'run');
  const field = { value: partial };
  // One error object may end several runs, each with a result of its own.
  return error.partial === undefined && Object.isExtensible(error)
    ? Object.defineProperty(error, 'partial', field)
    : (Object.create(Object.getPrototypeOf(error) as object, {
        ...Object.getOwnPropertyDescriptors(error),
        partial: field,
      }) as AgentsError);
}
