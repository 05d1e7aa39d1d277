import { Observable } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import { fromInput } from '../interop/fromInput.js';
import { endAtTerminal } from './endAtTerminal.js';
import { modelErrorFrom } from './modelErrorFrom.js';
import type { Turn } from './Turn.js';

/** One attempt at the model call; its signal, made when it is asked for, aborts when the attempt is over. */
export function attemptModelCall({ model, requestOf }: Turn): Observable<ModelEvent> {
  return new Observable((subscriber) => {
    let controller: AbortController | undefined;
    subscriber.add(() => controller?.abort());
    const signalOf = (): AbortSignal => {
      controller ??= new AbortController();
      if (subscriber.closed) controller.abort();
      return controller.signal;
    };
    try {
      return fromInput(model.stream(requestOf(signalOf)))
        .pipe(endAtTerminal(model.name))
        .subscribe(subscriber);
    } catch (error) {
      subscriber.error(modelErrorFrom(error, model.name));
      return undefined;
    }
  });
}
