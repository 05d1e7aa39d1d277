import { identity, Observable, type Subscriber } from 'rxjs';
import { emissionsOf } from '../interop/emissionsOf.js';
import type { Eventually } from '../interop/Eventually.js';
import { lastOf } from '../interop/lastOf.js';
import { callbackErrorFrom } from './callbackErrorFrom.js';
import { follow } from './follow.js';

/**
 * The one value that a function of yours comes to; what it throws is a `CallbackError` that names it.
 *
 * By hand, since nearly all give plain values, and of a short run with hooks, guardrails and a session the operators were an eighth.
 *
 * @param read makes something of the value; where it throws, the function is at fault
 */
export function callbackValue<T, TResult = T>(
  name: string,
  call: () => Eventually<T>,
  read: (value: T) => TResult = identity as never,
): Observable<TResult> {
  return new Observable((subscriber) => {
    const fail = (error: unknown): void => subscriber.error(callbackErrorFrom(error, name));
    let result: TResult;
    const end = (): void => {
      subscriber.next(result);
      subscriber.complete();
    };
    try {
      const value = call();
      // Asked once: what a getter of yours gives is not looked at again.
      const emissions$ = emissionsOf(value);
      if (emissions$) {
        const note = (last: T): void => void (result = read(last));
        follow(subscriber as Subscriber<never>, lastOf(emissions$, name), { next: note, error: fail, complete: end });
        return;
      }
      result = read(value as T);
    } catch (error) {
      fail(error);
      return;
    }
    end();
  });
}
