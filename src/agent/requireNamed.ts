import { UserError } from '../errors/UserError.js';

/**
 * A list of guardrails of yours, checked; empty where there is none.
 *
 * @param what which list, for the message: `inputGuardrails of agent "Triage"`
 * @throws UserError when it is no array, or one has no name or nothing to execute
 */
export function requireNamed<T extends { readonly name: string; readonly execute: unknown }>(
  list: readonly T[] | undefined,
  what: string,
): readonly T[] {
  if (list === undefined) return [];
  const given: unknown = list;
  if (Array.isArray(given) && given.every(isNamed)) return list;
  throw new UserError(`The ${what} are no array of { name, execute }. Give each a name and a function.`);
}

function isNamed(each: unknown): boolean {
  const { name, execute } = Object(each) as { readonly name?: unknown; readonly execute?: unknown };
  return typeof name === 'string' && typeof execute === 'function';
}
