import { AgentsError } from './AgentsError.js';

/** The run needs more model calls than `maxTurns` allows. */
export class MaxTurnsExceededError extends AgentsError {
  override readonly name = 'MaxTurnsExceededError' as const;
  declare readonly maxTurns: number;

  /** @param maxTurns the limit in force, in model calls */
  constructor(maxTurns: number) {
    super(`No final output within maxTurns: ${maxTurns}. Raise it (null: no limit).`, {
      maxTurns,
    });
  }
}
