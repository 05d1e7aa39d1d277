import { concat, defer, EMPTY, of, tap, type MonoTypeOperatorFunction } from 'rxjs';
import { errorMessageOf } from '../errors/errorMessageOf.js';
import type { ModelEvent } from '../events/ModelEvent.js';

const STARTED_OVER = 'the call was started over';

/** Begins every attempt after one that had emitted something by taking that back, so that a bare `retry()` is a correct one. */
export function retractOnRetry(): MonoTypeOperatorFunction<ModelEvent> {
  return (attempt$) => {
    let attempt = 0;
    let isDirty = false;
    let reason = STARTED_OVER;
    return defer(() => {
      const retracted$ = isDirty ? of<ModelEvent>({ type: 'response.retracted', attempt, reason }) : EMPTY;
      attempt += 1;
      isDirty = false;
      reason = STARTED_OVER;
      const live$ = attempt$.pipe(
        tap({
          next: () => (isDirty = true),
          error: (error: unknown) => (reason = errorMessageOf(error)),
        }),
      );
      return concat(retracted$, live$);
    });
  };
}
