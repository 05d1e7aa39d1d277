import { Subscription, type Observable, type Observer, type Subscriber } from 'rxjs';

interface Handlers<T> {
  readonly next: (value: T) => void;
  readonly complete?: () => void;
  readonly error?: (error: unknown) => void;
}

/**
 * An observer that is a Subscription, chained to its destination before it subscribes: that is what lets a source be cut
 * inside a synchronous burst, as RxJS's own operators can. It unsubscribes before it passes on an ending, so that the source
 * is torn down when the next thing starts.
 */
export function follower<T>(
  destination: Subscriber<never>,
  { next, complete, error }: Handlers<T>,
): Subscription & Observer<T> {
  const inner = Object.assign(new Subscription(), {
    next(value: T) {
      if (inner.closed) return;
      try {
        next(value);
      } catch (thrown) {
        inner.error(thrown);
      }
    },
    error(thrown: unknown) {
      if (inner.closed) return;
      inner.unsubscribe();
      if (error) error(thrown);
      else destination.error(thrown);
    },
    complete() {
      if (inner.closed) return;
      inner.unsubscribe();
      if (complete) complete();
      else destination.complete();
    },
  });
  destination.add(inner);
  return inner;
}

/** Subscribes to a source on behalf of a destination; nothing happens where the destination is closed already. */
export function follow<T>(destination: Subscriber<never>, source$: Observable<T>, handlers: Handlers<T>): void {
  const inner = follower(destination, handlers);
  // Subscribing with a closed subscriber would still run the source's side effects.
  if (!inner.closed) source$.subscribe(inner);
}
