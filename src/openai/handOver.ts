import { Observable, type OperatorFunction } from 'rxjs';

/**
 * Follows the one value of its source with what is made of it. `mergeMap` would do, but for a layer that every delta then
 * passes: here the subscriber itself is handed over.
 */
export function handOver<T, R>(project: (value: T) => Observable<R>): OperatorFunction<T, R> {
  return (source$) =>
    new Observable((subscriber) =>
      source$.subscribe({
        next: (value) => {
          try {
            // eslint-disable-next-line rxjs-x/no-nested-subscribe -- the outer subscriber itself goes on
            subscriber.add(project(value).subscribe(subscriber));
          } catch (error) {
            subscriber.error(error);
          }
        },
        error: (error: unknown) => subscriber.error(error),
      }),
    );
}
