import { Observable, tap } from 'rxjs';

/**
 * An Observable that one subscribes to, and another for those who come later and want to hear the same: what it says while they
 * listen. It subscribes to nothing by itself, since its signals are for the run first.
 */
export function overheard<T>(source$: Observable<T>): {
  readonly signal$: Observable<T>;
  readonly heard$: Observable<T>;
} {
  const listeners = new Set<(value: T) => void>();
  return {
    signal$: source$.pipe(
      tap((value) => {
        for (const listener of listeners) listener(value);
      }),
    ),
    heard$: new Observable((subscriber) => {
      const listener = (value: T): void => subscriber.next(value);
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
  };
}
