import { isAgentsError, type AgentsError } from '../errors/AgentsError.js';
import { errorMessageOf } from '../errors/errorMessageOf.js';
import { ModelError } from '../errors/ModelError.js';

/** A `ModelError` of anything that a model threw; an error of this library stays what it is. */
export function modelErrorFrom(thrown: unknown, modelName: string): AgentsError {
  if (isAgentsError(thrown)) return thrown;
  return new ModelError(`The call of model "${modelName}" failed: ${errorMessageOf(thrown).replace(/\.$/, '')}.`, {
    cause: thrown,
  });
}
