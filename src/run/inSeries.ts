import { concat, defer, EMPTY, Observable } from 'rxjs';
import { follow } from './follow.js';
import type { StageSetup } from './stage.js';

/** Two stages as one: what the first emits, the second handles. */
export function inSeries<TIn, TBetween, TOut>(
  first: StageSetup<TIn, TBetween>,
  second: StageSetup<TBetween, TOut>,
): StageSetup<TIn, TOut> {
  return (emit) => {
    let isHeard = true;
    const after = second((event) => (isHeard = emit(event)));
    const { next: handle = emit as unknown as (event: TBetween) => unknown } = after;
    const forward = (event: TBetween): boolean => {
      handle(event);
      return isHeard;
    };
    const { next = forward as unknown as (event: TIn) => void, complete } = first(forward);
    return {
      next,
      complete: () => {
        const added$ = complete?.();
        if (!added$) return after.complete?.();
        const handled$ = new Observable<never>((subscriber) => follow(subscriber, added$, { next: forward }));
        return concat(
          handled$,
          defer(() => after.complete?.() ?? EMPTY),
        );
      },
    };
  };
}
