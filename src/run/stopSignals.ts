import { catchError, defer, map, of, type Observable, type ObservableInput } from 'rxjs';
import { CallbackError } from '../errors/CallbackError.js';
import { fromInput } from '../interop/fromInput.js';
import type { RunSignal } from './reduceRun.js';

/** What the `stop` option says: anything but `'after_turn'` means now, its completion nothing, its error fails the run. */
export function stopSignals(stop: ObservableInput<unknown>): Observable<RunSignal> {
  return defer(() => fromInput(stop)).pipe(
    map((value) => stopSignal(value === 'after_turn' ? 'after_turn' : 'now')),
    catchError((error: unknown) => of({ type: 'failed' as const, error: new CallbackError('stop option', error) })),
  );
}

export function stopSignal(mode: 'now' | 'after_turn'): RunSignal {
  return { type: 'stop', mode };
}
