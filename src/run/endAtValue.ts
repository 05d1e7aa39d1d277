import { Observable, type MonoTypeOperatorFunction, type Subscriber } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import type { Work, WorkKind } from '../work/Work.js';
import { follow } from './follow.js';

/** What tells a unit's value from its deltas: one set for all kinds, since no kind has a delta of such a type. */
export const VALUES: ReadonlySet<string> = new Set([
  'value',
  'response.completed',
  'response.incomplete',
  'response.failed',
  'final_output',
  'run_again',
  'handoff',
  'interrupted',
  'run_finished_event',
]);

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
          hasValue = VALUES.has(element.type);
          subscriber.next(element);
        },
        error: (error) => end(() => error),
        complete: () =>
          end(() => new UserError(`An interceptor ended ${key} without an outcome. Let it pass on the last value.`)),
      });
    });
}
