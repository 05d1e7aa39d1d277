import { UserError } from '../errors/UserError.js';

/**
 * Checks that the model can tell apart what it may call.
 *
 * @throws UserError when two functions have one name
 */
export function assertDistinctNames(agentName: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new UserError(
    `Agent "${agentName}" offers two functions named "${twice}". Rename a tool, or set toolNameOverride.`,
  );
}
