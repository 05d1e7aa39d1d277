import type { ResponseErrorEvent } from 'openai/resources/responses/responses';
import type { MonoTypeOperatorFunction, Observable, Subscriber } from 'rxjs';
import { ModelError } from '../errors/ModelError.js';
import type { ModelEvent } from '../events/ModelEvent.js';
import { coldFrom } from '../interop/coldFrom.js';
import { followWith } from './follow.js';
import { Follower } from './Follower.js';
import { isResponseEnd } from './isResponseEnd.js';
import { modelErrorFrom } from './modelErrorFrom.js';

/**
 * Ends a response at its terminal event, and unsubscribes the model there; makes every other ending a `ModelError`.
 *
 * Written by hand since every delta passes: it stands for `takeWhile`, `catchError` and `throwIfEmpty` at once.
 */
export function endAtTerminal(modelName: string): MonoTypeOperatorFunction<ModelEvent> {
  // Bound, as in `coldFrom`.
  return responseOf.bind(undefined, modelName);
}

function responseOf(modelName: string, event$: Observable<ModelEvent>): Observable<ModelEvent> {
  return coldFrom(beginResponse, { event$, modelName });
}

function beginResponse(
  { event$, modelName }: { readonly event$: Observable<ModelEvent>; readonly modelName: string },
  subscriber: Subscriber<ModelEvent>,
): void {
  followWith(new TerminalFollower(subscriber, modelName), event$);
}

class TerminalFollower extends Follower<ModelEvent> {
  private hasEnded = false;

  constructor(
    private readonly subscriber: Subscriber<ModelEvent>,
    private readonly modelName: string,
  ) {
    super(subscriber);
  }

  // The delivery of the terminal event may cause another, or the model's own ending.
  override error(thrown: unknown): void {
    if (!this.hasEnded) super.error(thrown);
  }

  override complete(): void {
    if (!this.hasEnded) super.complete();
  }

  protected override handle(event: ModelEvent): void {
    if (this.hasEnded) return;
    this.hasEnded = event.type === 'error' || isResponseEnd(event);
    this.subscriber.next(event);
    if (!this.hasEnded) return;
    if (event.type === 'error') super.error(reportedErrorOf(event, this.modelName));
    else super.complete();
  }

  protected override fail(error: unknown): void {
    super.fail(modelErrorFrom(error, this.modelName));
  }

  protected override end(): void {
    if (this.hasEnded) super.end();
    else
      this.fail(new ModelError(`The stream of model "${this.modelName}" ended before its terminal event. Try again.`));
  }
}

/** What the event says of itself, or what it holds says: the API sends both forms. */
function reportedErrorOf(event: ResponseErrorEvent, modelName: string): ModelError {
  const told = (event as { readonly error?: Partial<ResponseErrorEvent> }).error ?? event;
  const { message = JSON.stringify(told), code } = told;
  return new ModelError(`Model "${modelName}" reported an error: ${message}`, { ...(code && { code }) });
}
