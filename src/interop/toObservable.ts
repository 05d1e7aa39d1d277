import { of, type Observable } from 'rxjs';
import { emissionsOf } from './emissionsOf.js';
import type { Eventually } from './Eventually.js';

/** An Observable of what your code returned; strings, arrays and sync iterables are one value. */
export function toObservable<T>(value: Eventually<T>): Observable<T> {
  return emissionsOf(value) ?? of(value as T);
}
