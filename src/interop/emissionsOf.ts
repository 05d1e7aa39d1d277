import { defer, type Observable, type Subscribable, type Subscriber, type TeardownLogic } from 'rxjs';
import { coldFrom } from './coldFrom.js';
import type { Eventually } from './Eventually.js';
import { fromAsyncIterable } from './fromAsyncIterable.js';

type Method<T> = (this: unknown, ...given: never[]) => T;

/** What a promise, an Observable of any copy of RxJS or an async iterable emits; `undefined` for everything else, which is a value. */
export function emissionsOf<T>(value: Eventually<T>): Observable<T> | undefined {
  // `null` and primitives become objects, which have nothing of what is looked for.
  const like = Object(value) as Subscribable<T> & Promise<T> & Record<PropertyKey, unknown>;
  // Read once, as `await` and `for await` do: it may be a getter.
  const method = <TMethod>(name: PropertyKey): TMethod | undefined => {
    const found = like[name];
    return typeof found === 'function' ? ((found as Method<T>).bind(like) as TMethod) : undefined;
  };
  // `instanceof` is true of one copy of RxJS only, and stores have a `subscribe` too.
  if (
    method('subscribe') &&
    (method(OBSERVABLE) ?? method((Symbol as { readonly observable?: symbol }).observable ?? OBSERVABLE))
  )
    return coldFrom(pass, like);
  const then = method<PromiseLike<T>['then']>('then');
  // Not `from(like)`: it chains on what `then` returns, which nothing but a promise need return.
  if (then) return defer(() => Promise.resolve(like instanceof Promise ? like : { then }));
  const iterator = method<AsyncIterable<T>[typeof Symbol.asyncIterator]>(Symbol.asyncIterator);
  return iterator && fromAsyncIterable({ [Symbol.asyncIterator]: iterator });
}

function pass<T>(like: Subscribable<T>, subscriber: Subscriber<T>): TeardownLogic {
  return like.subscribe(subscriber);
}

// RxJS falls back to it where the platform has no `Symbol.observable` when it is loaded.
const OBSERVABLE = '@@observable';
