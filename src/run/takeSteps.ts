import { EMPTY, type Observable, type Subscriber } from 'rxjs';
import { follow } from './follow.js';
import type { Handlers } from './HandlersFollower.js';

/** Takes steps, and handles their values. */
export interface Steps<T> {
  /** Makes the next step, when the one before it has completed; `undefined` after the last. */
  readonly step: () => Observable<T> | undefined;
  readonly next: (value: T) => void;
}

/**
 * Takes one step after another, as `concat` of `defer`s would, and completes the destination after the last.
 *
 * By hand, since every turn ends so: with RxJS's own, fifteen subscriptions were made where a message was all there was, and are two now.
 */
export function takeSteps<T>(steps: Steps<T>, destination: Subscriber<T>): void {
  new Stepping(steps, destination).complete();
}

/** A class for the reason of `coldFrom`. */
class Stepping<T> implements Handlers<T> {
  private isDue = false;
  private isStarting = false;

  constructor(
    private readonly steps: Steps<T>,
    private readonly destination: Subscriber<T>,
  ) {}

  next(value: T): void {
    this.steps.next(value);
  }

  /** Goes on to the next step: not inside the one before, which may be synchronous: what it leaves behind is torn down when it has returned. */
  complete(): void {
    this.isDue = true;
    if (this.isStarting) return;
    this.isStarting = true;
    try {
      while (this.isDue && !this.destination.closed) {
        this.isDue = false;
        this.start();
      }
    } catch (error) {
      this.destination.error(error);
    }
    this.isStarting = false;
  }

  private start(): void {
    let step$: Observable<T> | undefined;
    do step$ = this.steps.step();
    while (step$ === EMPTY);
    if (step$) follow(this.destination, step$, this);
    else this.destination.complete();
  }
}
