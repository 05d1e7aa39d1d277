import { concat, defer, EMPTY, Observable } from 'rxjs';
import { follow } from './follow.js';
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

  constructor(
    first: StageSetup<TIn, TBetween>,
    second: StageSetup<TBetween, TOut>,
    private readonly emit: Emit<TOut>,
  ) {
    this.after = second((event) => (this.isHeard = emit(event)));
    this.before = first((event) => this.forward(event));
  }

  next(event: TIn): void {
    if (this.before.next) this.before.next(event);
    else this.forward(event as unknown as TBetween);
  }

  complete(): Observable<TOut> | undefined {
    const { before, after } = this;
    const added$ = before.complete?.();
    if (!added$) return after.complete?.();
    const handled$ = new Observable<never>((subscriber) =>
      follow(subscriber, added$, { next: (event) => this.forward(event) }),
    );
    return concat(
      handled$,
      defer(() => after.complete?.() ?? EMPTY),
    );
  }

  private forward(event: TBetween): boolean {
    if (this.after.next) this.after.next(event);
    else this.isHeard = this.emit(event as unknown as TOut);
    return this.isHeard;
  }
}
