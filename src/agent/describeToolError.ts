import { isAgentsError } from '../errors/AgentsError.js';
import { errorMessageOf } from '../errors/errorMessageOf.js';

/** What the model is told of a tool's error unless the tool says otherwise. */
export function describeToolError(_context: unknown, error: unknown): string {
  const message = errorMessageOf(error);
  return isAgentsError(error)
    ? message
    : `An error occurred while running the tool. Please try again. Error: ${message}`;
}
