import { EMPTY, Observable, type Subscriber } from 'rxjs';
import { follow } from './follow.js';

/**
 * Takes one step after another: each is made when the one before it has completed, as by `concat` of `defer`.
 *
 * By hand, since every turn ends so: RxJS's own subscribed fifteen times where a message was all there was, which is now two, and half
 * of what such a turn allocated.
 *
 * @param note called with each value before it is passed on
 */
export function takeSteps<T>(steps: readonly (() => Observable<T>)[], note: (value: T) => void): Observable<T> {
  return new Observable((subscriber) => {
    let at = 0;
    const next = (value: T): void => {
      note(value);
      subscriber.next(value);
    };
    const go = (): void => {
      let step$: Observable<T> = EMPTY;
      try {
        for (; step$ === EMPTY && at < steps.length; at++) step$ = (steps[at] as () => Observable<T>)();
      } catch (error) {
        subscriber.error(error);
        return;
      }
      if (step$ === EMPTY) subscriber.complete();
      else follow(subscriber as Subscriber<never>, step$, { next, complete: go });
    };
    go();
  });
}
