import type { Subscriber } from 'rxjs';
import { Follower } from './Follower.js';

/** What is done with a source's notifications; its ending is passed on where there is nothing else to do. */
export interface Handlers<T> {
  readonly next: (value: T) => void;
  readonly complete?: () => void;
  readonly error?: (error: unknown) => void;
}

/** A follower that leaves everything to handlers. */
export class HandlersFollower<T> extends Follower<T> {
  constructor(
    destination: Subscriber<never>,
    private readonly handlers: Handlers<T>,
  ) {
    super(destination);
  }

  protected override handle(value: T): void {
    this.handlers.next(value);
  }

  protected override fail(error: unknown): void {
    if (this.handlers.error) this.handlers.error(error);
    else super.fail(error);
  }

  protected override end(): void {
    if (this.handlers.complete) this.handlers.complete();
    else super.end();
  }
}
