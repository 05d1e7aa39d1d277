import { Observable } from 'rxjs';

/**
 * Turns an async iterable into an Observable that calls the iterator's `return()` on unsubscribe, which RxJS 7's `from` does
 * not do while a `next()` is pending: the stream behind it would stay open.
 */
export function fromAsyncIterable<T>(iterable: AsyncIterable<T>): Observable<T> {
  return new Observable((subscriber) => {
    const iterator = iterable[Symbol.asyncIterator]();
    let done = false;
    const pull = async (): Promise<void> => {
      try {
        while (!subscriber.closed) {
          const result = await iterator.next();
          if (result.done === true) {
            done = true;
            subscriber.complete();
            return;
          }
          subscriber.next(result.value);
        }
      } catch (error) {
        done = true;
        subscriber.error(error);
      }
    };
    void pull();
    return () => {
      if (done) return;
      // Nobody is left to hear that closing failed.
      void Promise.resolve(iterator.return?.()).catch(() => undefined);
    };
  });
}
