import type { MonoTypeOperatorFunction, Observable, Subscriber } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import { coldFrom } from '../interop/coldFrom.js';
import { fromInput } from '../interop/fromInput.js';
import { abortSignalOf } from './abortSignalOf.js';
import { endAtTerminal } from './endAtTerminal.js';
import { holdOutput } from './holdOutput.js';
import { modelErrorFrom } from './modelErrorFrom.js';
import type { Turn } from './Turn.js';

/** One attempt at the model call; its signal, made when it is asked for, aborts when the attempt is over. */
export function attemptModelCall(turn: Turn): Observable<ModelEvent> {
  // One for all attempts, since the keys of its checks count them.
  return coldFrom(beginAttempt, { turn, held: holdOutput(turn) });
}

interface AttemptParts {
  readonly turn: Turn;
  readonly held: MonoTypeOperatorFunction<ModelEvent>;
}

function beginAttempt({ turn, held }: AttemptParts, subscriber: Subscriber<ModelEvent>): void {
  const { model, requestOf } = turn;
  const signalOf = abortSignalOf(subscriber, () => false);
  let event$: Observable<ModelEvent>;
  try {
    event$ = fromInput(model.stream(requestOf(signalOf)));
  } catch (error) {
    subscriber.error(modelErrorFrom(error, model.name));
    return;
  }
  event$.pipe(endAtTerminal(model.name), held).subscribe(subscriber);
}
