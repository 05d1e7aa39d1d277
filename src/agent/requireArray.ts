import { UserError } from '../errors/UserError.js';

/**
 * Checks one of an agent's lists.
 *
 * @throws UserError when it is none
 */
export function requireArray(list: unknown, what: string, agentName: string): void {
  if (!Array.isArray(list))
    throw new UserError(`The ${what} of agent "${agentName}" are no array. Give [] or leave it out.`);
}
