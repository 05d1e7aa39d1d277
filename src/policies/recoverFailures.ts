import { catchError, map, of, type MonoTypeOperatorFunction } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import { failedResponseErrorOf } from '../run/responseErrorOf.js';

/**
 * Lets a policy that recovers from errors recover from a `response.failed` too, which is a value to everybody else: where the policy sees
 * it, it is an error whose `cause` is the event, and where the policy passes that error on it is the event again.
 *
 * @param recover the policy, as an operator
 */
export function recoverFailures(
  modelName: string,
  recover: MonoTypeOperatorFunction<ModelEvent>,
): MonoTypeOperatorFunction<ModelEvent> {
  return (event$) =>
    event$.pipe(
      map((event) => {
        if (event.type !== 'response.failed') return event;
        throw failedResponseErrorOf(event, modelName);
      }),
      recover,
      catchError((error: unknown) => {
        const event = failureIn(error);
        if (event) return of(event);
        throw error;
      }),
    );
}

/** The event that such an error stands for. */
export function failureIn(error: unknown): Extract<ModelEvent, { type: 'response.failed' }> | undefined {
  const { cause } = Object(error) as { readonly cause?: ModelEvent };
  return cause?.type === 'response.failed' ? cause : undefined;
}
