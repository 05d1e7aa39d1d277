import { defer, from, Observable, type Subscribable, type TeardownLogic } from 'rxjs';
import type { Eventually } from './Eventually.js';
import { fromAsyncIterable } from './fromAsyncIterable.js';

/** What a promise, an Observable of any copy of RxJS or an async iterable emits; `undefined` for everything else, which is a value. */
export function emissionsOf<T>(value: Eventually<T>): Observable<T> | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const like = value as Partial<Subscribable<T> & PromiseLike<T> & AsyncIterable<T>>;
  if (isObservableLike<T>(like)) return new Observable((subscriber): TeardownLogic => like.subscribe(subscriber));
  // Not `from(like)`: it chains on what `then` returns, which nothing but a promise need return.
  if (typeof like.then === 'function') return defer(() => from(Promise.resolve(like as PromiseLike<T>)));
  return typeof like[Symbol.asyncIterator] === 'function' ? fromAsyncIterable(like as AsyncIterable<T>) : undefined;
}

/** By the interop symbol, under either of its names: `instanceof` is true of one copy of RxJS only, and stores have a `subscribe` too. */
function isObservableLike<T>(like: object): like is Subscribable<T> {
  const { subscribe, [OBSERVABLE]: viaString } = like as Record<string, unknown>;
  const symbol = (Symbol as { readonly observable?: symbol }).observable;
  const viaSymbol = symbol === undefined ? undefined : (like as Record<symbol, unknown>)[symbol];
  return typeof subscribe === 'function' && (typeof viaSymbol === 'function' || typeof viaString === 'function');
}

// RxJS falls back to it where the platform has no `Symbol.observable` when it is loaded.
const OBSERVABLE = '@@observable';
