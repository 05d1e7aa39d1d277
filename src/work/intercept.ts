import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { Interceptor } from './Interceptor.js';
import type { Work, WorkKind } from './Work.js';
import type { WorkUnit } from './WorkUnit.js';

/**
 * An interceptor for one kind of work, from an operator factory.
 *
 * @param kind the kind of work it stands around; all other work passes by
 * @param operatorOf gives the operator for a unit
 *
 * ```ts
 * run(agent, 'Hi', { interceptors: [intercept('model_call', () => pipe(timeout(30_000), retry(2)))] });
 * ```
 */
export function intercept<K extends WorkKind>(
  kind: K,
  operatorOf: (unit: WorkUnit<K>) => MonoTypeOperatorFunction<Work[K]>,
): Interceptor {
  const around: (unit: WorkUnit, work$: Observable<unknown>) => Observable<unknown> = (unit, work$) =>
    // The compiler gives up on the union of all kinds of work without it.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion
    isOf(unit, kind) ? operatorOf(unit)(work$ as never) : work$;
  // The kind decides the type of the work, which the compiler cannot follow through a generic signature.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion
  return around as Interceptor;
}

function isOf<K extends WorkKind>(unit: WorkUnit, kind: K): unit is WorkUnit<K> {
  return unit.kind === kind;
}
