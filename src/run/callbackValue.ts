import { catchError, defer, throwError, type Observable } from 'rxjs';
import { isAgentsError } from '../errors/AgentsError.js';
import { CallbackError } from '../errors/CallbackError.js';
import type { Eventually } from '../interop/Eventually.js';
import { lastOf } from '../interop/lastOf.js';

/** The one value that a function of yours comes to; what it throws is a `CallbackError` that names it. */
export function callbackValue<T>(name: string, call: () => Eventually<T>): Observable<T> {
  return defer(() => lastOf(call(), name)).pipe(
    catchError((error: unknown) => throwError(() => (isAgentsError(error) ? error : new CallbackError(name, error)))),
  );
}
