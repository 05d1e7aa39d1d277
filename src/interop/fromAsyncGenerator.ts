import { Observable } from 'rxjs';

/** What an async generator tells: each value as it is yielded, and the one it returns, if it returns one. */
export type GeneratorEvent<T, TReturn = T> =
  { readonly type: 'yield'; readonly value: T } | { readonly type: 'return'; readonly value: TReturn };

/**
 * Like `fromAsyncIterable`, with a generator's return value told apart from what it yields. On unsubscribe it calls the
 * iterator's `return()`, also while a `next()` is pending.
 */
export function fromAsyncGenerator<T, TReturn = T>(
  iterable: AsyncIterable<T, TReturn | undefined>,
): Observable<GeneratorEvent<T, TReturn>> {
  return new Observable((subscriber) => {
    const iterator = iterable[Symbol.asyncIterator]();
    let finished = false;
    void (async () => {
      try {
        while (!subscriber.closed) {
          const { done, value } = await iterator.next();
          finished = done === true;
          if (!finished || value !== undefined)
            subscriber.next({ type: finished ? 'return' : 'yield', value } as GeneratorEvent<T, TReturn>);
          if (finished) subscriber.complete();
        }
      } catch (error) {
        // An iterator that failed has closed itself.
        finished = true;
        subscriber.error(error);
      }
    })();
    return () => {
      // In a promise, since nobody is left to hear that closing failed, whether it throws or rejects.
      if (!finished) new Promise((resolve) => resolve(iterator.return?.())).catch(() => undefined);
    };
  });
}
