import { defer, Observable } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import { fromInput } from '../interop/fromInput.js';
import { abortSignalOf } from './abortSignalOf.js';
import { endAtTerminal } from './endAtTerminal.js';
import { holdOutput } from './holdOutput.js';
import type { Turn } from './Turn.js';

/** One attempt at the model call; its signal, made when it is asked for, aborts when the attempt is over. */
export function attemptModelCall(turn: Turn): Observable<ModelEvent> {
  const { model, requestOf } = turn;
  return new Observable((subscriber) => {
    const signalOf = abortSignalOf(subscriber, () => false);
    return defer(() => fromInput(model.stream(requestOf(signalOf))))
      .pipe(endAtTerminal(model.name), holdOutput(turn))
      .subscribe(subscriber);
  });
}
