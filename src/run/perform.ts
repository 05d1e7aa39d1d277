import { defer, type Observable } from 'rxjs';
import { isAgentsError } from '../errors/AgentsError.js';
import { CallbackError } from '../errors/CallbackError.js';
import { UserError } from '../errors/UserError.js';
import type { Work, WorkKind } from '../work/Work.js';
import type { WorkUnit } from '../work/WorkUnit.js';
import { endAtValue } from './endAtValue.js';
import type { RunEnvironment } from './RunEnvironment.js';

/** Everything about a unit of work but how to stop the run. */
export type UnitDescription<K extends WorkKind> = Omit<WorkUnit<K>, 'stop'>;

/** Passes a unit of work through the run's interceptors: the first is the outermost. */
export function perform<K extends WorkKind>(
  env: RunEnvironment,
  description: UnitDescription<K>,
  work$: Observable<Work[K]>,
): Observable<Work[K]> {
  if (env.interceptors.length === 0) return work$;
  return defer(() => {
    // Assigned in place, since a copy would compute the input.
    const unit = Object.assign(description, { stop: env.stop });
    return env.interceptors.reduceRight((inner$, interceptor) => {
      try {
        const outer$ = interceptor(unit, inner$);
        if (typeof (outer$ as { readonly subscribe?: unknown } | undefined)?.subscribe === 'function') return outer$;
        throw new UserError(
          `The interceptor of ${unit.key} returned no Observable. Return work$, or what you make of it.`,
        );
      } catch (error) {
        throw isAgentsError(error) ? error : new CallbackError(`interceptor of ${unit.key}`, error);
      }
    }, work$);
  }).pipe(endAtValue<K>(description.key));
}
