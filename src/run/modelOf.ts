import { UserError } from '../errors/UserError.js';
import type { Model } from '../model/Model.js';
import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';

/**
 * The model that answers for an agent: the run's, else the agent's own.
 *
 * @throws UserError when there is none
 */
export function modelOf(agent: AnyAgent, env: RunEnvironment): Model {
  const model = env.model ?? agent.model;
  if (typeof model?.stream === 'function') return model;
  throw new UserError(`Agent "${agent.name}" has no model. Set its model, or the run's.`);
}
