import type { MaxTurnsExceededError } from '../errors/MaxTurnsExceededError.js';
import type { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import type { ModelIncompleteError } from '../errors/ModelIncompleteError.js';
import type { ModelRefusalError } from '../errors/ModelRefusalError.js';
import type { FailedRunResult } from '../events/RunResult.js';
import type { Eventually } from '../interop/Eventually.js';

/** The errors that a run can be told to answer in place of its model. */
export interface HandledErrors {
  /** The run needs more model calls than `maxTurns` allows. */
  readonly maxTurns: MaxTurnsExceededError;
  /** The model refused to answer. */
  readonly modelRefusal: ModelRefusalError;
  /** The response ended before the model was done. */
  readonly modelIncomplete: ModelIncompleteError;
  /** What the model wrote does not fit the agent's `outputType`, or is empty; an empty one that is declined runs again. */
  readonly invalidFinalOutput: ModelBehaviorError;
  /** Any of these, where it has no handler of its own. */
  readonly default: MaxTurnsExceededError | ModelRefusalError | ModelIncompleteError | ModelBehaviorError;
}

/** What a handler is told. */
export interface RunErrorHandlerInput<out TContext = unknown, out TError = HandledErrors['default']> {
  readonly error: TError;
  readonly context: TContext;
  /** What the run has come to so far, as the error's `partial` would have it. */
  readonly runData: FailedRunResult;
}

/** What a handler gives where the final output alone does not say enough. */
export interface RunErrorHandlerResult {
  readonly finalOutput: unknown;
  /** Whether a message that says it is announced, and kept in history and session; true by default. */
  readonly includeInHistory?: boolean;
}

/**
 * Gives the final output, as the model would have written it, or a `RunErrorHandlerResult`; nothing lets the run fail.
 *
 * ```ts
 * run(agent, 'Hi', { errorHandlers: { modelRefusal: ({ error }) => `Sorry: ${error.refusal}` } });
 * ```
 */
export type RunErrorHandler<in TContext = unknown, in TError = HandledErrors['default']> = (
  input: RunErrorHandlerInput<TContext, TError>,
) => Eventually<unknown>;

/** Handlers by kind of error. */
export type RunErrorHandlers<in TContext = unknown> = {
  readonly [TKind in keyof HandledErrors]?: RunErrorHandler<TContext, HandledErrors[TKind]>;
};
