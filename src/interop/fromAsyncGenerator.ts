import { filter, map, type Observable } from 'rxjs';
import { iteratorResults } from './iteratorResults.js';

/** What an async generator tells: each value as it is yielded, and the one it returns, if it returns one. */
export type GeneratorEvent<T, TReturn = T> =
  { readonly type: 'yield'; readonly value: T } | { readonly type: 'return'; readonly value: TReturn };

/** Like `fromAsyncIterable`, with a generator's return value told apart from what it yields. */
export function fromAsyncGenerator<T, TReturn = T>(
  iterable: AsyncIterable<T, TReturn | undefined>,
): Observable<GeneratorEvent<T, TReturn>> {
  return iteratorResults(iterable).pipe(
    map(({ done, value }) => ({ type: done === true ? 'return' : 'yield', value }) as GeneratorEvent<T, TReturn>),
    filter(({ type, value }) => type === 'yield' || value !== undefined),
  );
}
