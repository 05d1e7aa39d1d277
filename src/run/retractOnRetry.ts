import { concat, defer, of, tap, type MonoTypeOperatorFunction } from 'rxjs';
import { errorMessageOf } from '../errors/errorMessageOf.js';
import type { ModelEvent } from '../events/ModelEvent.js';

/**
 * Begins every attempt after one that had emitted something by taking that back, so that a bare `retry()` is a correct one.
 */
export function retractOnRetry(): MonoTypeOperatorFunction<ModelEvent> {
  return (attempt$) => {
    let attempt = 0;
    let isDirty = false;
    let reason = 'the call was started over';
    return defer(() => {
      const retracted: ModelEvent = { type: 'response.retracted', attempt, reason };
      const mustRetract = isDirty;
      attempt += 1;
      isDirty = false;
      const live$ = attempt$.pipe(
        tap({
          next: () => (isDirty = true),
          error: (error: unknown) => (reason = errorMessageOf(error)),
        }),
      );
      return mustRetract ? concat(of(retracted), live$) : live$;
    });
  };
}
