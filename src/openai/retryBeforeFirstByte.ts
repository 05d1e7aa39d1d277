import { retry, throwError, timer, type MonoTypeOperatorFunction, type SchedulerLike } from 'rxjs';
import { retryDelayOf } from './retryDelayOf.js';

/**
 * Subscribes again after a failure that came before the first byte of an answer's body. What has begun to stream is never
 * begun again here: the subscriber has seen it.
 *
 * @param maxRetries how often; 0 turns it off
 */
export function retryBeforeFirstByte<T>(maxRetries: number, scheduler: SchedulerLike): MonoTypeOperatorFunction<T> {
  return retry({
    count: maxRetries,
    delay: (error: unknown, attempt) => {
      const delay = retryDelayOf(error, attempt - 1);
      return delay === undefined ? throwError(() => error) : timer(delay, scheduler);
    },
  });
}
