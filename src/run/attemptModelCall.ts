import type { Observable, Subscriber } from 'rxjs';
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
  return coldFrom(beginAttempt, turn);
}

function beginAttempt(turn: Turn, subscriber: Subscriber<ModelEvent>): void {
  const { model, requestOf } = turn;
  const signalOf = abortSignalOf(subscriber, () => false);
  let event$: Observable<ModelEvent>;
  try {
    event$ = fromInput(model.stream(requestOf(signalOf)));
  } catch (error) {
    subscriber.error(modelErrorFrom(error, model.name));
    return;
  }
  event$.pipe(endAtTerminal(model.name), holdOutput(turn)).subscribe(subscriber);
}
