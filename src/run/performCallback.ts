import { map, type Observable } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { Eventually } from '../interop/Eventually.js';
import type { WorkValue } from '../work/Work.js';
import { callbackValue } from './callbackValue.js';
import { perform } from './perform.js';
import type { RunEnvironment } from './RunEnvironment.js';

/** One of your functions, as a unit of work. */
export interface Callback<T> {
  /** Which one, in words: `instructions of agent "Triage"`. */
  readonly name: string;
  readonly key: string;
  readonly agent: AgentReference;
  readonly turn: number;
  readonly input: unknown;
  readonly call: () => Eventually<T>;
}

/** Calls one of your functions through the interceptors, and emits the one value that it comes to. */
export function performCallback<T>(env: RunEnvironment, { call, ...unit }: Callback<T>): Observable<T> {
  const value$ = callbackValue(unit.name, call);
  if (env.interceptors.length === 0) return value$;
  const work$ = value$.pipe(map((value): WorkValue<T> => ({ type: 'value', value })));
  return perform(env, { kind: 'callback', ...unit }, work$).pipe(map(({ value }) => value as T));
}
