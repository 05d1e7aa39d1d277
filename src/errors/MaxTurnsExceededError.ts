import { AgentsError } from './AgentsError.js';

/** The run needs more model calls than `maxTurns` allows. */
export class MaxTurnsExceededError extends AgentsError {
  override readonly name = 'MaxTurnsExceededError' as const;

  /** @param maxTurns the limit in force, in model calls */
  constructor(readonly maxTurns: number) {
    super(
      `The run reached its limit of ${maxTurns} turn${maxTurns === 1 ? '' : 's'} without a final output. Raise maxTurns (null lifts the limit), or look in error.partial for what keeps it going.`,
    );
  }
}
