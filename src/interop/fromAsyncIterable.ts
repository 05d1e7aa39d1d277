import { filter, map, type Observable } from 'rxjs';
import { fromAsyncGenerator } from './fromAsyncGenerator.js';

/**
 * Turns an async iterable into an Observable that calls the iterator's `return()` on unsubscribe, which RxJS 7's `from` does
 * not do while a `next()` is pending: the stream behind it would stay open.
 *
 * ```ts
 * async function* ticks() { yield 1; yield 2; }
 * fromAsyncIterable(ticks()).subscribe(console.log); // 1, 2
 * ```
 *
 * @param iterable its iterator is made on subscribe; a generator can be iterated, and so subscribed to, once
 */
export function fromAsyncIterable<T>(iterable: AsyncIterable<T>): Observable<T> {
  return fromAsyncGenerator<T, unknown>(iterable).pipe(
    filter((event) => event.type === 'yield'),
    map(({ value }) => value),
  );
}
