import { Subscription, type Observer, type Subscriber, type TeardownLogic } from 'rxjs';

/**
 * An observer that is a Subscription, chained to its destination before it subscribes: that is what lets a source be cut
 * inside a synchronous burst, as RxJS's own operators can. It unsubscribes before it passes on an ending, so that the source
 * is torn down when the next thing starts.
 *
 * A class, since there are several a turn: methods made for each would be most of what a waiting run holds.
 */
export abstract class Follower<T> extends Subscription implements Observer<T> {
  /** The one that follows for this one, in most cases all there is to tear down: an array for it would take 170 bytes. */
  private source: Follower<unknown> | undefined = undefined;

  constructor(protected readonly destination: Subscriber<never>) {
    super();
    destination.add(this);
  }

  next(value: T): void {
    if (this.closed) return;
    try {
      this.handle(value);
    } catch (thrown) {
      this.error(thrown);
    }
  }

  error(thrown: unknown): void {
    if (this.closed) return;
    try {
      this.unsubscribe();
    } catch {
      // What failed first is what counts.
    }
    this.fail(thrown);
  }

  complete(): void {
    if (this.closed) return;
    try {
      this.unsubscribe();
    } catch (thrown) {
      // Without an ending the run would wait for ever.
      this.fail(thrown);
      return;
    }
    this.end();
  }

  override add(teardown: TeardownLogic): void {
    if (teardown instanceof Follower && !this.closed && (this.source ?? teardown) === teardown) this.source = teardown;
    else super.add(teardown);
  }

  override remove(teardown: Exclude<TeardownLogic, void>): void {
    if (this.source === teardown) this.source = undefined;
    else super.remove(teardown);
  }

  override unsubscribe(): void {
    if (this.closed) return;
    const { source } = this;
    const destination: unknown = this.destination;
    this.source = undefined;
    // RxJS knows nothing of this tie.
    if (destination instanceof Follower) destination.remove(this);
    try {
      super.unsubscribe();
    } finally {
      source?.unsubscribe();
    }
  }

  /** Called with each value; what it throws is an error of the source. */
  protected abstract handle(value: T): void;

  protected fail(error: unknown): void {
    this.destination.error(error);
  }

  protected end(): void {
    this.destination.complete();
  }
}
