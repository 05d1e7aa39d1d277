import { of, takeLast, throwIfEmpty, type Observable } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import { emissionsOf } from './emissionsOf.js';
import type { Eventually } from './Eventually.js';

/**
 * The one value that your code returned, sooner or later: of several emissions the last.
 *
 * @param value what was returned
 * @param what whose value it is, for the message of the `UserError` when there is none: `instructions of agent "Triage"`
 */
export function lastOf<T>(value: Eventually<T>, what: string): Observable<T> {
  const emissions$ = emissionsOf(value);
  if (emissions$ === undefined) return of(value as T);
  return emissions$.pipe(
    takeLast(1),
    throwIfEmpty(
      () =>
        new UserError(
          `The ${what} emitted nothing. Let it return a value, or an Observable or async iterable that emits one before it ends.`,
        ),
    ),
  );
}
