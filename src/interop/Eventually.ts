import type { Subscribable } from 'rxjs';

/**
 * What your own code may return wherever this library asks for a value: the value, a promise, an Observable (of any copy of
 * RxJS) or an async iterable. Strings, arrays and sync iterables are values. Of several emissions the last counts.
 */
export type Eventually<T> = T | PromiseLike<T> | Subscribable<T> | AsyncIterable<T>;
