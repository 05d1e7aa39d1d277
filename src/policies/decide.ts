import { switchMap, type Observable } from 'rxjs';
import type { Eventually } from '../interop/Eventually.js';
import { callbackValue } from '../run/callbackValue.js';

/**
 * What follows an error where your function says that something does; else the error.
 *
 * @param policy whose option the function is
 */
export function decide<T>(
  policy: string,
  error: unknown,
  when: () => Eventually<boolean>,
  goOn: () => Observable<T>,
): Observable<T> {
  return callbackValue(`when of ${policy}()`, when).pipe(
    switchMap((isWanted) => {
      if (isWanted) return goOn();
      throw error;
    }),
  );
}
