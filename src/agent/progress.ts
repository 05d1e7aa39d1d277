const PROGRESS: unique symbol = Symbol.for('rxagents.progress');

/** A value that a tool emits to report progress, never its output. */
export interface Progress {
  readonly [PROGRESS]: true;
  readonly data: unknown;
}

/**
 * Marks a value that a tool emits as progress, so that it is reported at once and never taken for the tool's output.
 *
 * ```ts
 * const slow = tool({
 *   name: 'slow',
 *   description: 'Takes a second.',
 *   parameters: {},
 *   execute: () => concat(of(progress('started')), timer(1_000)),
 * });
 * ```
 */
export function progress(data: unknown): Progress {
  return { [PROGRESS]: true, data };
}

/** Tells whether a value was made by `progress`, by whichever copy of this package. */
export function isProgress(value: unknown): value is Progress {
  return typeof value === 'object' && value !== null && PROGRESS in value;
}
