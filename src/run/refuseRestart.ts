import { Observable, type MonoTypeOperatorFunction, type Subscriber } from 'rxjs';
import { isAgentsError } from '../errors/AgentsError.js';
import { ModelError, type ModelErrorDetails } from '../errors/ModelError.js';
import type { ModelEvent } from '../events/ModelEvent.js';
import type { EarlyCalls } from './EarlyCalls.js';
import { follow } from './follow.js';
import { failedResponseErrorOf } from './responseErrorOf.js';

/**
 * Lets a response fail for good once one of its tools has started, whatever the interceptors do about that: what the tool did cannot be
 * taken back.
 *
 * @param throughInterceptors passes the attempts through them
 */
export function refuseRestart(
  modelName: string,
  early: EarlyCalls,
  throughInterceptors: MonoTypeOperatorFunction<ModelEvent>,
): MonoTypeOperatorFunction<ModelEvent> {
  return (attempt$) =>
    new Observable((subscriber) => {
      const destination = subscriber as Subscriber<never>;
      let failure: { readonly error: unknown } | undefined;
      let last: ModelEvent | undefined;
      const pass = (event: ModelEvent): void => {
        last = event;
        subscriber.next(event);
      };
      const kept$ = new Observable<ModelEvent>((attempt) => {
        if (early.hasStarted) {
          attempt.error(failure ? failure.error : restartErrorOf(modelName, 'the call was started over'));
          return;
        }
        let isWhole = false;
        // What an attempt has called that failed or was left is not started any more.
        attempt.add(() => {
          if (!isWhole) early.held = [];
        });
        follow(attempt as Subscriber<never>, attempt$, {
          next: (event) => {
            const isFinal = event.type === 'response.failed' && early.hasStarted;
            isWhole = event.type === 'response.completed';
            // What recovers from errors takes this event for one.
            if (isFinal) failure = { error: failedResponseErrorOf(event, modelName) };
            attempt.next(event);
            if (!isFinal || last === event) return;
            pass(event);
            subscriber.complete();
          },
          error: (error) => {
            if (early.hasStarted) failure = { error };
            attempt.error(error);
            if (failure) subscriber.error(error);
          },
        });
      });
      follow(destination, kept$.pipe(throughInterceptors), {
        next: (event) => {
          if (!failure || event.type === 'response.failed') pass(event);
        },
        complete: () => {
          // An interceptor has answered in its place.
          if (failure && last?.type !== 'response.failed') subscriber.error(failure.error);
          else subscriber.complete();
        },
      });
    });
}

/** The error of a response that is taken back although one of its tools has started, with what is known of why. */
export function restartErrorOf(modelName: string, reason: string, cause?: unknown): ModelError {
  const known = (isAgentsError(cause) ? cause : {}) as ModelErrorDetails;
  return new ModelError(
    `A response of model "${modelName}" was to be withdrawn, and one of its tools had started: ${reason}. Set toolStart to 'on_response'.`,
    cause === undefined ? {} : { ...known, cause },
  );
}
