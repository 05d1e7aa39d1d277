import type { FailedRunResult } from '../events/RunResult.js';

const BRAND: unique symbol = Symbol.for('rxagents.AgentsError');

/**
 * Base of every error that a run ends with: the message names the thing, the reason and the remedy.
 *
 * `name` is a literal that survives minifying; tell errors apart by it, since two copies of a package are two classes.
 */
export abstract class AgentsError extends Error {
  abstract override readonly name: string;
  /** The result so far: everything that was generated before the failure. Absent before a run has begun. */
  declare readonly partial?: FailedRunResult;
  /** @internal */
  readonly [BRAND] = true;

  /**
   * @param message the thing, the reason and the remedy
   * @param details the error's other fields, `cause` among them
   */
  constructor(message?: string, details?: object) {
    super(message, details);
    Object.assign(this, details);
  }
}

/**
 * Tells whether a value is an error of this library, from whichever copy of it.
 *
 * ```ts
 * run(agent, 'Hi').subscribe({ error: (error) => isAgentsError(error) && console.log(error.partial?.newItems) });
 * ```
 */
export function isAgentsError(value: unknown): value is AgentsError {
  return BRAND in (Object(value) as object);
}
