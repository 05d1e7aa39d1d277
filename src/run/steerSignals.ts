import { catchError, defer, map, of, type Observable, type ObservableInput } from 'rxjs';
import { callbackErrorFrom } from './callbackErrorFrom.js';
import { UserError } from '../errors/UserError.js';
import { fromInput } from '../interop/fromInput.js';
import { inputItemsOf, type RunInput } from './inputItemsOf.js';
import type { RunSignal } from './reduceRun.js';
import { failureSignal } from './stopSignals.js';

/** What the `steer` option says: messages for the next model call. Its completion means nothing, its error fails the run. */
export function steerSignals(steer: ObservableInput<RunInput>): Observable<RunSignal> {
  return defer(() => fromInput(steer)).pipe(
    map((input): RunSignal => {
      const items = inputItemsOf(input);
      if (!items)
        throw new UserError('The steer option emitted neither a string nor an array of items. Let it emit one.');
      return { type: 'steer', items };
    }),
    catchError((error: unknown) => of(failureSignal(callbackErrorFrom(error, 'steer option')))),
  );
}
