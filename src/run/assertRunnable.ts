import { UserError } from '../errors/UserError.js';
import { isRunInput } from './inputItemsOf.js';
import { reachableAgents } from './reachableAgents.js';
import type { RunEnvironment } from './RunEnvironment.js';

/**
 * Checks what a run is made of before its first turn.
 *
 * @throws UserError when an option is out of range, or two different agents have one name
 */
export function assertRunnable({ agent, input, maxTurns, toolConcurrency, interceptors }: RunEnvironment): void {
  if (!isRunInput(input)) {
    throw new UserError(
      'The input of a run is a string or an array of Responses API items, such as [{ role: "user", content: "Hi" }] or the history of another result.',
    );
  }
  if (maxTurns !== null && !(Number.isInteger(maxTurns) && maxTurns >= 0)) {
    throw new UserError(`maxTurns is ${String(maxTurns)}. Give a whole number of model calls, or null for no limit.`);
  }
  if (!(toolConcurrency >= 1)) {
    throw new UserError(`toolConcurrency is ${toolConcurrency}. Give a number of 1 or more, or leave it out.`);
  }
  if (!Array.isArray(interceptors) || interceptors.some((interceptor) => typeof interceptor !== 'function')) {
    throw new UserError('interceptors is not an array of functions. Give [intercept("model_call", () => retry(2))].');
  }
  const names = new Map<string, unknown>();
  for (const reachable of reachableAgents(agent)) {
    const { name } = reachable;
    if (names.has(name)) {
      throw new UserError(
        `Two different agents are named "${name}". Events, handoffs and saved states tell agents apart by name: rename one.`,
      );
    }
    names.set(name, reachable);
  }
}
