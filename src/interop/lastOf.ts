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
  return (
    emissionsOf(value)?.pipe(
      takeLast(1),
      throwIfEmpty(() => new UserError(`The ${what} emitted nothing. Let it emit one.`)),
    ) ?? of(value as T)
  );
}
