import { AgentsError } from './AgentsError.js';
import { errorMessageOf } from './errorMessageOf.js';

/** A callback of yours threw: instructions, a predicate, a hook, a filter, a guardrail, an interceptor. */
export class CallbackError extends AgentsError {
  override readonly name = 'CallbackError' as const;
  declare readonly unit: string;
  declare readonly cause: unknown;

  /**
   * @param unit which callback, for example `instructions of agent "Triage"`
   * @param cause what it threw
   */
  constructor(unit: string, cause: unknown) {
    super(`The ${unit} failed: ${errorMessageOf(cause)}. Catch it there.`, { unit, cause });
  }
}
