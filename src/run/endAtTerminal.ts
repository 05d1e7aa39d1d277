import type { ResponseErrorEvent } from 'openai/resources/responses/responses';
import { Observable, type MonoTypeOperatorFunction, type Subscriber } from 'rxjs';
import { ModelError } from '../errors/ModelError.js';
import type { ModelEvent } from '../events/ModelEvent.js';
import { follow } from './follow.js';
import { modelErrorFrom } from './modelErrorFrom.js';

/**
 * Ends a response at its terminal event, and unsubscribes the model there; makes every other ending a `ModelError`.
 *
 * Written by hand since every delta passes: it stands for `takeWhile`, `catchError` and `throwIfEmpty` at once.
 */
export function endAtTerminal(modelName: string): MonoTypeOperatorFunction<ModelEvent> {
  return (event$) =>
    new Observable((subscriber) => {
      let hasEnded = false;
      const fail = (error: unknown): void => subscriber.error(modelErrorFrom(error, modelName));
      follow(subscriber as Subscriber<never>, event$, {
        next: (event) => {
          // The delivery of the terminal event may cause another.
          if (hasEnded) return;
          hasEnded = isTerminal(event);
          subscriber.next(event);
          if (!hasEnded) return;
          if (event.type !== 'error') subscriber.complete();
          else fail(reportedErrorOf(event, modelName));
        },
        error: fail,
        complete: () =>
          fail(new ModelError(`The stream of model "${modelName}" ended before its terminal event. Try again.`)),
      });
    });
}

function isTerminal(event: ModelEvent): boolean {
  // Nearly all are deltas; four comparisons of long strings for each add up.
  if ('delta' in event) return false;
  const { type } = event;
  return (
    type === 'response.completed' || type === 'response.incomplete' || type === 'response.failed' || type === 'error'
  );
}

/** What the event says of itself, or what it holds says: the API sends both forms. */
function reportedErrorOf(event: ResponseErrorEvent, modelName: string): ModelError {
  const { message, code } = (event as { readonly error?: ResponseErrorEvent }).error ?? event;
  return new ModelError(`Model "${modelName}" reported an error: ${message}`, { ...(code && { code }) });
}
