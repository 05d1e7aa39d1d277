import { defer, type Observable, type Subscribable, type Subscriber, type TeardownLogic } from 'rxjs';
import { coldFrom } from './coldFrom.js';
import type { Eventually } from './Eventually.js';
import { fromAsyncIterable } from './fromAsyncIterable.js';

/** What a promise, an Observable of any copy of RxJS or an async iterable emits; `undefined` for everything else, which is a value. */
export function emissionsOf<T>(value: Eventually<T>): Observable<T> | undefined {
  // `null` and primitives become objects, which have nothing of what is looked for.
  const like = Object(value) as Subscribable<T> & PromiseLike<T> & AsyncIterable<T> & Record<PropertyKey, unknown>;
  const has = (name: PropertyKey): boolean => typeof like[name] === 'function';
  // `instanceof` is true of one copy of RxJS only, and stores have a `subscribe` too.
  if (
    has('subscribe') &&
    (has(OBSERVABLE) || has((Symbol as { readonly observable?: symbol }).observable ?? OBSERVABLE))
  )
    return coldFrom(pass, like);
  // Not `from(like)`: it chains on what `then` returns, which nothing but a promise need return.
  if (has('then')) return defer(() => Promise.resolve(like));
  return has(Symbol.asyncIterator) ? fromAsyncIterable(like) : undefined;
}

function pass<T>(like: Subscribable<T>, subscriber: Subscriber<T>): TeardownLogic {
  return like.subscribe(subscriber);
}

// RxJS falls back to it where the platform has no `Symbol.observable` when it is loaded.
const OBSERVABLE = '@@observable';
