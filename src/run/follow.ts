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
 *
 * A class, since there are several a turn: methods made for each would be most of what a waiting run holds.
 */
export class Follower<T> extends Subscription implements Observer<T> {
  constructor(
    private readonly destination: Subscriber<never>,
    private readonly handlers: Handlers<T>,
  ) {
    super();
    destination.add(this);
  }

  next(value: T): void {
    if (this.closed) return;
    try {
      this.handlers.next(value);
    } catch (thrown) {
      this.error(thrown);
    }
  }

  error(thrown: unknown): void {
    if (this.closed) return;
    this.unsubscribe();
    if (this.handlers.error) this.handlers.error(thrown);
    else this.destination.error(thrown);
  }

  complete(): void {
    if (this.closed) return;
    this.unsubscribe();
    if (this.handlers.complete) this.handlers.complete();
    else this.destination.complete();
  }
}

/** Subscribes to a source on behalf of a destination; nothing happens where the destination is closed already. */
export function follow<T>(destination: Subscriber<never>, source$: Observable<T>, handlers: Handlers<T>): void {
  const inner = new Follower(destination, handlers);
  // Subscribing with a closed subscriber would still run the source's side effects.
  if (!inner.closed) source$.subscribe(inner);
}
