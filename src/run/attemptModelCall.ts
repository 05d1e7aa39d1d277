import { Observable, type Subscriber } from 'rxjs';
import { ModelError } from '../errors/ModelError.js';
import type { ModelEvent } from '../events/ModelEvent.js';
import { fromInput } from '../interop/fromInput.js';
import { follow } from './follow.js';
import { modelErrorFrom } from './modelErrorFrom.js';
import type { Turn } from './Turn.js';

/**
 * One attempt at the model call: ends at the terminal event, unsubscribing the model there, and makes every other ending a
 * `ModelError`.
 *
 * Written by hand since every delta passes: it stands for `takeWhile`, `catchError`, `throwIfEmpty` and `finalize` at once.
 */
export function attemptModelCall({ model, requestOf }: Turn): Observable<ModelEvent> {
  return new Observable((subscriber) => {
    let controller: AbortController | undefined;
    const fail = (error: unknown): void => subscriber.error(modelErrorFrom(error, model.name));
    subscriber.add(() => controller?.abort());
    // Made when it is asked for: most models listen to their teardown instead.
    const signalOf = (): AbortSignal => (controller ??= new AbortController()).signal;
    try {
      follow(subscriber as Subscriber<never>, fromInput(model.stream(requestOf(signalOf))), {
        next: (event) => {
          subscriber.next(event);
          switch (event.type) {
            case 'response.completed':
            case 'response.incomplete':
            case 'response.failed':
              subscriber.complete();
              return;
            case 'error':
              subscriber.error(
                new ModelError(`Model "${model.name}" reported an error: ${event.message}`, {
                  ...(event.code && { code: event.code }),
                }),
              );
          }
        },
        error: fail,
        complete: () =>
          fail(
            new ModelError(
              `The stream of model "${model.name}" ended before its terminal event: the response is cut short. Try again; what was received is in error.partial.`,
            ),
          ),
      });
    } catch (error) {
      fail(error);
    }
  });
}
