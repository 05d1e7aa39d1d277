import type { Observable, Subscribable } from 'rxjs';

/**
 * What your own code may return wherever this library asks for a value: the value, a promise, an Observable (of any copy of
 * RxJS) or an async iterable. Strings, arrays and sync iterables are values. Of several emissions the last counts.
 */
export type Eventually<T> =
  | T
  | PromiseLike<T>
  // Two members, since the compiler infers `T` only from the class it knows, and other copies of RxJS have another.
  | Observable<T>
  | Subscribable<T>
  | AsyncIterable<T>;
