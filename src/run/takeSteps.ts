import { EMPTY, type Observable, type Subscriber } from 'rxjs';
import { followWith } from './follow.js';
import { Follower } from './Follower.js';

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
  new Stepping(steps, destination).proceed();
}

/** A class for the reason of `coldFrom`. */
class Stepping<T> {
  private isDue = false;
  private isStarting = false;

  constructor(
    readonly steps: Steps<T>,
    readonly destination: Subscriber<T>,
  ) {}

  /** Not inside the one before, which may be synchronous: what it leaves behind is torn down when it has returned. */
  proceed(): void {
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
    if (step$) followWith(new StepFollower(this), step$);
    else this.destination.complete();
  }
}

class StepFollower<T> extends Follower<T> {
  constructor(private readonly stepping: Stepping<T>) {
    super(stepping.destination);
  }

  protected override handle(value: T): void {
    this.stepping.steps.next(value);
  }

  protected override end(): void {
    this.stepping.proceed();
  }
}
