import type { ScriptedItem } from './ScriptedItem.js';

/** A call that errors in place of an answer, or after a part of it. */
export interface ScriptedError {
  readonly type: 'error';
  readonly error: unknown;
  /** What is streamed before. */
  readonly items: readonly ScriptedItem[];
}

/**
 * A call that errors: at once, or after the given items, as a connection does that is cut.
 *
 * ```ts
 * const model = scriptedModel([error(new Error('ECONNRESET')), text('Second try.')]);
 * run(agent, 'Hi', { model, interceptors: [intercept('model_call', () => retry(1))] }).subscribe();
 * ```
 */
export function error(thrown: unknown, ...items: readonly ScriptedItem[]): ScriptedError {
  return { type: 'error', error: thrown, items };
}
