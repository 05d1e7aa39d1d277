import { Observable } from 'rxjs';

/**
 * Every result of an async iterator, the last one (`done: true`) included, which carries what a generator returns. On
 * unsubscribe it calls the iterator's `return()`, also while a `next()` is pending.
 */
export function iteratorResults<T, TReturn>(
  iterable: AsyncIterable<T, TReturn>,
): Observable<IteratorResult<T, TReturn>> {
  return new Observable((subscriber) => {
    const iterator = iterable[Symbol.asyncIterator]();
    let finished = false;
    const pull = async (): Promise<void> => {
      try {
        while (!subscriber.closed) {
          const result = await iterator.next();
          if (result.done === true) finished = true;
          subscriber.next(result);
          if (finished) subscriber.complete();
        }
      } catch (error) {
        // An iterator that failed has closed itself.
        finished = true;
        subscriber.error(error);
      }
    };
    void pull();
    return () => {
      if (!finished) void close(iterator);
    };
  });
}

async function close(iterator: AsyncIterator<unknown, unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // Nobody is left to hear that closing failed.
  }
}
