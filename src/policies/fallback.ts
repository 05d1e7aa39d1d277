import { catchError, concat, defer, EMPTY, filter, of, pipe, tap, type Observable } from 'rxjs';
import { errorMessageOf } from '../errors/errorMessageOf.js';
import { UserError } from '../errors/UserError.js';
import type { ModelEvent, ResponseRetracted } from '../events/ModelEvent.js';
import type { Eventually } from '../interop/Eventually.js';
import { fromInput } from '../interop/fromInput.js';
import type { Model } from '../model/Model.js';
import type { ModelRequest } from '../model/ModelRequest.js';
import { endAtTerminal } from '../run/endAtTerminal.js';
import { withCause } from '../run/withCause.js';
import { decide } from './decide.js';
import { failureIn, recoverFailures } from './recoverFailures.js';

/** When a failed model is followed by the next. */
export interface FallbackOptions {
  /** Whether to go on after an error; after every error by default. */
  readonly when?: (error: unknown) => Eventually<boolean>;
}

/**
 * A model that goes on to the next one when one fails, also in the middle of an answer: what that had emitted is withdrawn first. A
 * failure of the last one is the call's. Nothing follows an unsubscribe.
 *
 * @param models in the order in which they are asked; the name is their names, joined
 * @param options after which errors
 * @throws UserError when there is no model, or one that is none
 *
 * ```ts
 * new Agent({ name: 'Assistant', model: fallback([openai('gpt-5'), openai('gpt-5-mini')]) });
 * ```
 */
export function fallback(models: readonly Model[], { when = () => true }: FallbackOptions = {}): Model {
  if (!models?.length || !models.every((model) => typeof model?.stream === 'function'))
    throw new UserError('fallback() was given no models. Give an array of at least one.');
  const eventsFrom = (index: number, request: ModelRequest): Observable<ModelEvent> =>
    defer(() => {
      const model = models[index] as Model;
      const attempt = index + 1;
      const event$ = defer(() => fromInput(model.stream(request))).pipe(endAtTerminal(model.name));
      if (attempt === models.length) return event$;
      let hasOutput = false;
      const goOn = (error: unknown): Observable<ModelEvent> => {
        const usage = failureIn(error)?.response.usage;
        const retracted: ResponseRetracted = {
          type: 'response.retracted',
          attempt,
          reason: errorMessageOf(error),
          ...(usage && { usage: { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens } }),
        };
        // What has cost something is told of, even where nothing came of it.
        return concat(hasOutput || usage ? of(withCause(retracted, error)) : EMPTY, eventsFrom(attempt, request));
      };
      const recover = pipe(
        tap(({ type }: ModelEvent) => (hasOutput = type !== 'response.retracted')),
        catchError((error: unknown) =>
          decide(
            'fallback',
            error,
            () => when(error),
            () => goOn(error),
          ),
        ),
      );
      return event$.pipe(
        // It would end the call, and the error says the same.
        filter(({ type }) => type !== 'error'),
        recoverFailures(model.name, recover),
      );
    });
  return { name: models.map(({ name }) => name).join(', '), stream: (request) => eventsFrom(0, request) };
}
