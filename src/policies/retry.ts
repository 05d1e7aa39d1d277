import { of, retry as retryWith } from 'rxjs';
import type { ModelErrorDetails } from '../errors/ModelError.js';
import type { Eventually } from '../interop/Eventually.js';
import { intercept } from '../work/intercept.js';
import type { Interceptor } from '../work/Interceptor.js';
import { decide } from './decide.js';
import { isTransientError } from './isTransientError.js';
import { longTimer } from './longTimer.js';
import { recoverFailures } from './recoverFailures.js';
import { requireNumbers } from './requireNumbers.js';

/** How often, when and after what a model call is made again. */
export interface RetryOptions {
  /** How often at most; 2 by default. */
  readonly count?: number;
  /** The same wait each time, in milliseconds, in place of one that grows. */
  readonly delayMs?: number;
  /** How the waits grow. */
  readonly backoff?: {
    /** The first wait, in milliseconds; 250 by default. */
    readonly initialMs?: number;
    /** By which each wait is multiplied for the next; 2 by default. */
    readonly factor?: number;
    /** The longest wait, in milliseconds; 8,000 by default. */
    readonly maxMs?: number;
    /** The part by which a wait is longer or shorter at random, so that what failed together does not return together; 0.125 by default. */
    readonly jitter?: number;
  };
  /** Whether to go on after an error, in place of the rules of `retry()`; `retry` counts from 1. */
  readonly when?: (error: unknown, retry: number) => Eventually<boolean>;
  /** Numbers from 0 to 1, for the jitter; `Math.random` by default. */
  readonly random?: () => number;
}

/**
 * Makes a model call again that failed for a while: no connection, a cut or silent stream, HTTP 408, 409, 429 or 5xx. What the failed
 * attempt had emitted is withdrawn. Waits as long as the server asks for (`retry-after`), else longer each time.
 *
 * Never after an abort, or an error that would come again. A model of `rxagents/openai` also has a `maxRetries` of its own, before the
 * first byte.
 *
 * @param options how often (2), the waits in milliseconds, and after which errors
 * @throws UserError when a number is none, or negative
 *
 * ```ts
 * run(agent, 'Hi', { interceptors: [retry({ count: 3, backoff: { maxMs: 2_000 } })] });
 * ```
 */
export function retry({
  count = 2,
  delayMs,
  backoff: { initialMs = 250, factor = 2, maxMs = 8_000, jitter = 0.125 } = {},
  when = isTransientError,
  random = Math.random,
}: RetryOptions = {}): Interceptor {
  requireNumbers('retry', { count, delayMs, initialMs, factor, maxMs, jitter });
  return intercept('model_call', ({ name, scheduler }) =>
    recoverFailures(
      name,
      retryWith({
        count,
        delay: (error: unknown, retry) =>
          decide(
            'retry',
            error,
            () => when(error, retry),
            () => {
              const { retryAfterMs } = Object(error) as ModelErrorDetails;
              const grown = Math.min(initialMs * factor ** (retry - 1), maxMs) * (1 + jitter * (2 * random() - 1));
              const ms = retryAfterMs ?? delayMs ?? Math.round(grown);
              return ms > 0 ? longTimer(ms, scheduler) : of(0);
            },
          ),
      }),
    ),
  );
}
