import { AgentsError } from './AgentsError.js';
import { errorMessageOf } from './errorMessageOf.js';

/** A callback of yours threw: instructions, a predicate, a hook, a filter, a guardrail, an interceptor. */
export class CallbackError extends AgentsError {
  override readonly name = 'CallbackError' as const;

  /**
   * @param unit which callback, for example `instructions of agent "Triage"`
   * @param cause what it threw
   */
  constructor(
    readonly unit: string,
    override readonly cause: unknown,
  ) {
    super(`The ${unit} failed: ${errorMessageOf(cause)}. Handle the error inside the callback, or mend it.`, { cause });
  }
}
