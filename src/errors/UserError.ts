import { AgentsError } from './AgentsError.js';

/** The library was used in a way that cannot work: no model, two agents of one name, a value of the wrong kind. */
export class UserError extends AgentsError {
  override readonly name = 'UserError' as const;
}
