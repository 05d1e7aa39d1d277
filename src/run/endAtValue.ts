import { Observable, type MonoTypeOperatorFunction, type Subscriber } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import type { Work, WorkKind } from '../work/Work.js';
import { follow } from './follow.js';
import { isResponseEnd } from './isResponseEnd.js';
import { isTurnOutcome } from './isTurnOutcome.js';

/**
 * Holds interceptors to their law, exactly one value, last: what follows the value is no part of the work, and no value is an error.
 *
 * Waits for the completion, rather than leave at the value, so that a tracer among them can tell done from cancelled.
 */
export function endAtValue<K extends WorkKind>(key: string): MonoTypeOperatorFunction<Work[K]> {
  return (work$) =>
    new Observable((subscriber) => {
      let hasValue = false;
      // Made when it is needed: an error, with its stack, costs more than all else here.
      const end = (errorOf: () => unknown): void => {
        if (hasValue) subscriber.complete();
        else subscriber.error(errorOf());
      };
      follow(subscriber as Subscriber<never>, work$, {
        next: (element) => {
          if (hasValue) return;
          hasValue = isValue(element);
          subscriber.next(element);
        },
        error: (error) => end(() => error),
        complete: () =>
          end(() => new UserError(`An interceptor ended ${key} without an outcome. Let it pass on the last value.`)),
      });
    });
}

/** Tells a unit's value from its deltas: alike for all kinds, since no kind has a delta of such a type. */
function isValue(element: { readonly type: string }): boolean {
  const { type } = element;
  return type === 'value' || type === 'run_finished_event' || isResponseEnd(element) || isTurnOutcome(element);
}
