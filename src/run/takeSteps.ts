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
  return coldFrom(takeNext<T>, steps);
}

function takeNext<T>(steps: Steps<T>, subscriber: Subscriber<T>): void {
  let step$: Observable<T> | undefined;
  try {
    do step$ = steps.step();
    while (step$ === EMPTY);
  } catch (error) {
    subscriber.error(error);
    return;
  }
  if (step$) followWith(new StepFollower(subscriber, steps), step$);
  else subscriber.complete();
}

class StepFollower<T> extends Follower<T> {
  constructor(
    private readonly subscriber: Subscriber<T>,
    private readonly steps: Steps<T>,
  ) {
    super(subscriber);
  }

  protected override handle(value: T): void {
    this.steps.note(value);
    this.subscriber.next(value);
  }

  protected override end(): void {
    takeNext(this.steps, this.subscriber);
  }
}
