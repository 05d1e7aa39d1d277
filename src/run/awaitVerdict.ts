import { noop, Observable, type Subscriber } from 'rxjs';
import type { Work } from '../work/Work.js';
import { follow } from './follow.js';
import { isTurnOutcome } from './isTurnOutcome.js';

/**
 * Takes a turn once some checks have passed, and beside others: its outcome waits for them all, and a check that fails cuts the turn
 * at once.
 *
 * By hand, since every delta of the turn passes: four operators stood in its way.
 *
 * @param turnOf makes the turn, given what completes once all checks have passed
 * @param isHandled tells errors of the turn that something may still be made of, and which therefore wait too
 */
export function awaitVerdict(
  before$: Observable<never>,
  beside$: Observable<never>,
  turnOf: (passed$: Observable<never>) => Observable<Work['turn']>,
  isHandled: (error: unknown) => boolean,
): Observable<Work['turn']> {
  return new Observable((subscriber) => {
    const destination = subscriber as Subscriber<never>;
    let hasPassed = false;
    let pass: () => void = noop;
    /** What the turn came to, until the verdict is there. */
    let ending: (() => void) | undefined;
    const passed$ = new Observable<never>((waiting) => {
      pass = () => waiting.complete();
      if (hasPassed) pass();
    });
    const endWith = (how: () => void): void => {
      if (hasPassed) how();
      else ending = how;
    };
    const beginTurn = (): void => {
      const turn$ = turnOf(passed$);
      if (hasPassed) {
        turn$.subscribe(subscriber);
        return;
      }
      let outcome: Work['turn'] | undefined;
      follow(destination, turn$, {
        next: (element) => {
          if (isTurnOutcome(element)) outcome = element;
          else subscriber.next(element);
        },
        error: (error) => {
          if (isHandled(error)) endWith(() => subscriber.error(error));
          else subscriber.error(error);
        },
        complete: () =>
          endWith(() => {
            if (outcome) subscriber.next(outcome);
            subscriber.complete();
          }),
      });
    };
    subscriber.next({ type: 'verdict_awaited' });
    follow(destination, before$, {
      next: noop,
      complete: () => {
        // A verdict that is there at once comes before the model is asked.
        follow(destination, beside$, {
          next: noop,
          complete: () => {
            subscriber.next({ type: 'verdict_given' });
            hasPassed = true;
            pass();
            ending?.();
          },
        });
        if (!subscriber.closed) beginTurn();
      },
    });
  });
}
