import { catchError, identity, map, Observable } from 'rxjs';
import { emissionsOf } from '../interop/emissionsOf.js';
import type { Eventually } from '../interop/Eventually.js';
import { lastOf } from '../interop/lastOf.js';
import { callbackErrorFrom } from './callbackErrorFrom.js';

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
    let result: TResult;
    try {
      const value = call();
      if (emissionsOf(value)) {
        const named$ = lastOf(value, name).pipe(
          map(read),
          catchError((error: unknown) => {
            throw callbackErrorFrom(error, name);
          }),
        );
        return named$.subscribe(subscriber);
      }
      result = read(value as T);
    } catch (error) {
      subscriber.error(callbackErrorFrom(error, name));
      return undefined;
    }
    subscriber.next(result);
    subscriber.complete();
    return undefined;
  });
}
