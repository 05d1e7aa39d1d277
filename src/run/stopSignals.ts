import { catchError, defer, map, of, type Observable, type ObservableInput } from 'rxjs';
import { CallbackError } from '../errors/CallbackError.js';
import { fromInput } from '../interop/fromInput.js';
import type { RunSignal } from './reduceRun.js';

/** What the `stop` option says: anything but `'after_turn'` means now, its completion nothing, its error fails the run. */
export function stopSignals(stop: ObservableInput<unknown>): Observable<RunSignal> {
  return defer(() => fromInput(stop)).pipe(
    map((value) => stopSignal(value === 'after_turn' ? 'after_turn' : 'now')),
    catchError((error: unknown) => of(failureSignal(new CallbackError('stop option', error)))),
  );
}

export function stopSignal(mode: 'now' | 'after_turn'): RunSignal {
  return { type: 'stop', mode };
}

/** Stops the run now, with an error. */
export function failureSignal(error: unknown): RunSignal {
  return { type: 'stop', mode: 'now', failure: { type: 'failed', error } };
}
