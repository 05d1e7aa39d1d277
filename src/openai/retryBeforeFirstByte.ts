import { identity, retry, throwError, timer, type MonoTypeOperatorFunction, type SchedulerLike } from 'rxjs';
import { retryDelayOf } from './retryDelayOf.js';

/**
 * Subscribes again after a failure that came before the first byte of an answer's body. What has begun to stream is never
 * begun again here: the subscriber has seen it.
 *
 * @param maxRetries how often; 0 turns it off
 * @param errorOf makes the error of a failure that stands: here, since a `catchError` would be one more layer for every delta
 */
export function retryBeforeFirstByte<T>(
  maxRetries: number,
  scheduler: SchedulerLike,
  errorOf: (failure: unknown) => unknown = identity,
): MonoTypeOperatorFunction<T> {
  return retry({
    delay: (failure: unknown, attempt) => {
      const delay = attempt > maxRetries ? undefined : retryDelayOf(failure, attempt - 1);
      return delay === undefined ? throwError(() => errorOf(failure)) : timer(delay, scheduler);
    },
  });
}
