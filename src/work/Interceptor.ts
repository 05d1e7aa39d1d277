import type { Observable } from 'rxjs';
import type { Work, WorkKind } from './Work.js';
import type { WorkUnit } from './WorkUnit.js';

/**
 * Stands around every unit of a run's work: may delay, repeat, replace, observe or refuse it.
 *
 * `work$` is cold, and each subscription is one attempt. One law: pass on deltas, then exactly one value, last.
 *
 * ```ts
 * const logging: Interceptor = (unit, work$) => work$.pipe(tap({ subscribe: () => console.log(unit.key) }));
 * run(agent, 'Hi', { interceptors: [logging] });
 * ```
 */
export type Interceptor = <K extends WorkKind>(unit: WorkUnit<K>, work$: Observable<Work[K]>) => Observable<Work[K]>;
