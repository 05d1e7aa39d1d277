import { UserError } from '../errors/UserError.js';
import { reachableAgents } from './reachableAgents.js';
import type { RunEnvironment } from './RunEnvironment.js';

/**
 * Checks what a run is made of before its first turn.
 *
 * @throws UserError when the input is none, an option is out of range, or two different agents have one name
 */
export function assertRunnable({ agent, input, maxTurns, toolConcurrency, hasBadInterceptors }: RunEnvironment): void {
  refuse(input === undefined, 'The input is neither a string nor an array of items. Give one.');
  refuse(
    maxTurns !== null && !(Number.isInteger(maxTurns) && maxTurns >= 0),
    `maxTurns is ${String(maxTurns)}. Give a whole number, or null.`,
  );
  refuse(!(toolConcurrency >= 1), `toolConcurrency is ${toolConcurrency}. Give 1 or more.`);
  refuse(hasBadInterceptors, 'interceptors is no array of functions. Give one.');
  const names = new Set<string>();
  for (const { name } of reachableAgents(agent)) {
    refuse(names.has(name), `Two different agents are named "${name}". Rename one.`);
    names.add(name);
  }
}

function refuse(isBad: boolean, message: string): void {
  if (isBad) throw new UserError(message);
}
