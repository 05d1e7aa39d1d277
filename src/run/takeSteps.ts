import { EMPTY, type Observable, type Subscriber } from 'rxjs';
import { coldFrom } from '../interop/coldFrom.js';
import { followWith } from './follow.js';
import { Follower } from './Follower.js';

/** Takes steps, and is told of each value before it is passed on. */
export interface Steps<T> {
  /** Makes the next step, when the one before it has completed; `undefined` after the last. */
  readonly step: () => Observable<T> | undefined;
  readonly note: (value: T) => void;
}

/**
 * Takes one step after another, as `concat` of `defer`s would.
 *
 * By hand, since every turn ends so: with RxJS's own, fifteen subscriptions were made where a message was all there was, and are two now.
 *
 * @param steps taken by one subscription
 */
export function takeSteps<T>(steps: Steps<T>): Observable<T> {
  return coldFrom(beginSteps<T>, steps);
}

function beginSteps<T>(steps: Steps<T>, subscriber: Subscriber<T>): void {
  new Stepping(steps, subscriber).proceed();
}

/** What one subscription takes; a class for the reason of `coldFrom`. */
class Stepping<T> {
  private isDue = false;
  private isStarting = false;

  constructor(
    readonly steps: Steps<T>,
    readonly subscriber: Subscriber<T>,
  ) {}

  /** Not inside the one before, which may be synchronous: what it leaves behind is torn down when it has returned. */
  proceed(): void {
    this.isDue = true;
    if (this.isStarting) return;
    this.isStarting = true;
    try {
      while (this.isDue && !this.subscriber.closed) {
        this.isDue = false;
        this.start();
      }
    } catch (error) {
      this.subscriber.error(error);
    }
    this.isStarting = false;
  }

  private start(): void {
    let step$: Observable<T> | undefined;
    do step$ = this.steps.step();
    while (step$ === EMPTY);
    if (step$) followWith(new StepFollower(this), step$);
    else this.subscriber.complete();
  }
}

class StepFollower<T> extends Follower<T> {
  constructor(private readonly stepping: Stepping<T>) {
    super(stepping.subscriber);
  }

  protected override handle(value: T): void {
    const { steps, subscriber } = this.stepping;
    steps.note(value);
    subscriber.next(value);
  }

  protected override end(): void {
    this.stepping.proceed();
  }
}
