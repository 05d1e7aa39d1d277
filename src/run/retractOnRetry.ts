import type { ResponseUsage } from 'openai/resources/responses/responses';
import { defer, noop, Observable, type MonoTypeOperatorFunction, type Subscriber } from 'rxjs';
import { errorMessageOf } from '../errors/errorMessageOf.js';
import type { ModelEvent } from '../events/ModelEvent.js';
import { follow } from './follow.js';
import { stage } from './stage.js';
import { withCause } from './withCause.js';

const STARTED_OVER = 'the call was started over';

/**
 * Takes back what an earlier attempt had emitted before the first event of the next, so that a bare `retry()` is a correct one.
 *
 * Not sooner: of attempts that run side by side only the one that emits takes anything back, and when none does, what there
 * was is still in the ending. Written by hand since every delta passes.
 *
 * @param noteCost is told what a response that failed has cost, while its attempt stands: whoever recovers from it hides it from the run
 */
export function retractOnRetry(noteCost: (usage: ResponseUsage) => void = noop): MonoTypeOperatorFunction<ModelEvent> {
  return (attempt$) => {
    let attempts = 0;
    /** The attempt whose output stands; 0 when none does. */
    let standing = 0;
    let reason = STARTED_OVER;
    return defer(() => {
      let attempt = ++attempts;
      // A stage, since two events may come of one, and what the delivery of the first causes comes after both.
      const told$ = attempt$.pipe(
        stage<ModelEvent>((emit) => ({
          next: (event) => {
            if (event.type === 'response.retracted') {
              // The model itself starts over: what comes next is one more attempt.
              standing = 0;
              emit(withCause({ ...event, attempt }, event.cause));
              attempt = ++attempts;
              return;
            }
            if (standing !== attempt) {
              const withdrawn = standing;
              standing = attempt;
              if (withdrawn) emit({ type: 'response.retracted', attempt: withdrawn, reason });
              reason = STARTED_OVER;
            }
            if (event.type === 'response.failed' && event.response?.usage) noteCost(event.response.usage);
            emit(event);
          },
        })),
      );
      return new Observable<ModelEvent>((subscriber) =>
        follow(subscriber as Subscriber<never>, told$, {
          next: (event) => subscriber.next(event),
          error: (error) => {
            if (standing === attempt) reason = errorMessageOf(error);
            subscriber.error(error);
          },
        }),
      );
    });
  };
}
