import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { FailedRunResult, RunResult } from '../events/RunResult.js';

type KeyOf<TUnion> = TUnion extends unknown ? keyof TUnion : never;
type FieldOf<TUnion, TKey extends PropertyKey> = TUnion extends unknown
  ? TKey extends keyof TUnion
    ? TUnion[TKey]
    : undefined
  : never;

/** How a run has ended: with a result, or with an error whose `partial` this is. */
export type RunEnding<TOutput = unknown, TAgent extends AgentReference = AgentReference> =
  RunResult<TOutput, TAgent> | FailedRunResult<TAgent>;

/** The fields of a result, each `undefined` until the run has ended. */
export type ResultFields<TOutput = unknown, TAgent extends AgentReference = AgentReference> = {
  readonly [TKey in KeyOf<RunEnding>]: FieldOf<RunEnding<TOutput, TAgent>, TKey> | undefined;
};

/**
 * The events of one run, pulled one at a time, and its result's fields once it has ended: `finalOutput`, `newItems`,
 * `history`, `usage` and the others are `undefined` before. After an error they are those of its `partial`.
 */
export interface RunAsyncIterable<
  TOutput = unknown,
  TAgent extends AgentReference = AgentReference,
  TEvent = RunEvent<TOutput, TAgent>,
>
  extends AsyncIteratorObject<TEvent, undefined, undefined>, ResultFields<TOutput, TAgent> {
  /** The whole result; the `partial` of the error (status `'failed'`) if the run failed. */
  readonly result: RunEnding<TOutput, TAgent> | undefined;
  /** The next event, or the end; rejects with the run's error. */
  next(): Promise<IteratorResult<TEvent, undefined>>;
  /** Unsubscribes from the run, drops what waits, and settles every pending `next()` as done. */
  return(): Promise<IteratorReturnResult<undefined>>;
  /** The same, and rejects with the error. */
  throw(error?: unknown): Promise<IteratorReturnResult<undefined>>;
  /** Itself: there is one run to be read, once. */
  [Symbol.asyncIterator](): this;
}
