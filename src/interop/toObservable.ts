import { from, Observable, of, type ObservableInput } from 'rxjs';
import type { Eventually } from './Eventually.js';
import { fromAsyncIterable } from './fromAsyncIterable.js';

/** An Observable of what your code returned; strings, arrays and sync iterables are one value. */
export function toObservable<T>(value: Eventually<T>): Observable<T> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return of(value as T);
  if (isObservableLike(value)) return from(value as ObservableInput<T>);
  if (typeof (value as PromiseLike<T>).then === 'function') return from(value as PromiseLike<T>);
  if (typeof (value as AsyncIterable<T>)[Symbol.asyncIterator] === 'function') {
    return fromAsyncIterable(value as AsyncIterable<T>);
  }
  return of(value as T);
}

/** True of the Observables of every copy of RxJS: `instanceof` is true of one copy's only. */
function isObservableLike(value: object): boolean {
  const like = value as Record<PropertyKey, unknown>;
  const key = (Symbol as { readonly observable?: symbol }).observable ?? '@@observable';
  return (
    typeof like['subscribe'] === 'function' &&
    (typeof like[key] === 'function' || typeof like['@@observable'] === 'function')
  );
}
