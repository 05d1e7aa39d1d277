import type { Subscriber } from 'rxjs';
import type { Emit, StageHandlers, StageSetup } from './stage.js';

/** Two stages as one: what the first emits, the second handles. */
export function inSeries<TIn, TBetween, TOut>(
  first: StageSetup<TIn, TBetween>,
  second: StageSetup<TBetween, TOut>,
): StageSetup<TIn, TOut> {
  return (emit) => new Series(first, second, emit);
}

/** A class, since it stands on the path of every delta: see `coldFrom`. */
class Series<TIn, TBetween, TOut> implements StageHandlers<TIn, TOut> {
  private readonly before: StageHandlers<TIn, TBetween>;
  private readonly after: StageHandlers<TBetween, TOut>;
  private isHeard = true;

  constructor(first: StageSetup<TIn, TBetween>, second: StageSetup<TBetween, TOut>, emit: Emit<TOut>) {
    this.after = second((event) => (this.isHeard = emit(event)));
    this.before = first((event) => {
      this.after.next(event);
      return this.isHeard;
    });
  }

  next(event: TIn): void {
    this.before.next(event);
  }

  complete(destination: Subscriber<TOut>): void {
    if (this.after.complete) this.after.complete(destination);
    else destination.complete();
  }
}
