import { catchError, filter, map, type Observable } from 'rxjs';
import type { Eventually } from '../interop/Eventually.js';
import type { WorkValue } from '../work/Work.js';
import { callbackErrorFrom } from './callbackErrorFrom.js';
import { callbackValue } from './callbackValue.js';
import { perform, type Place } from './perform.js';

/** Work that comes to one value, and to nothing else. */
type ValueKind = 'callback' | 'guardrail' | 'approval' | 'session' | 'steering';

/**
 * Calls one of your functions, as a unit of work, and emits what is made of the one value that it comes to.
 *
 * @param name which function, in words: `instructions of agent "Triage"`
 * @param unit what interceptors know it as; a callback of that name by default
 * @param read makes something of the value; where it throws, the function is at fault
 */
export function performCallback<T, TResult>(
  place: Place,
  name: string,
  step: string,
  input: unknown,
  call: () => Eventually<T>,
  read: (value: T) => TResult,
  unit: { readonly kind: ValueKind; readonly name: string } = { kind: 'callback', name },
): Observable<TResult> {
  if (place.env.interceptors.length === 0) return callbackValue(name, call, read);
  return callbackValue(name, call).pipe(
    map((value): WorkValue => ({ type: 'value', value })),
    perform(place, unit.kind, unit.name, step, () => input),
    filter(({ type }) => type === 'value'),
    map(({ value }) => read(value as T)),
    catchError((error: unknown) => {
      throw callbackErrorFrom(error, name);
    }),
  );
}
