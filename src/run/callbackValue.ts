import { catchError, defer, type Observable } from 'rxjs';
import type { Eventually } from '../interop/Eventually.js';
import { lastOf } from '../interop/lastOf.js';
import { callbackErrorFrom } from './callbackErrorFrom.js';

/** The one value that a function of yours comes to; what it throws is a `CallbackError` that names it. */
export function callbackValue<T>(name: string, call: () => Eventually<T>): Observable<T> {
  return defer(() => lastOf(call(), name)).pipe(
    catchError((error: unknown) => {
      throw callbackErrorFrom(error, name);
    }),
  );
}
