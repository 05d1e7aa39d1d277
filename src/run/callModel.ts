import { catchError, pipe, type Observable } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import { attemptModelCall } from './attemptModelCall.js';
import { neverAborted } from './modelDataOf.js';
import { modelErrorFrom } from './modelErrorFrom.js';
import { noteCost } from './noteCost.js';
import { perform } from './perform.js';
import { refuseRestart } from './refuseRestart.js';
import { retractOnRetry } from './retractOnRetry.js';
import type { Turn } from './Turn.js';

/** Asks the model, through the interceptors: the events of one response, up to its terminal event. */
export function callModel(turn: Turn): Observable<ModelEvent> {
  const { env, model, requestOf, early } = turn;
  const attempt$ = attemptModelCall(turn);
  if (env.interceptors.length === 0) return attempt$;
  const throughInterceptors = pipe(
    retractOnRetry((usage) => noteCost(env, usage)),
    perform(turn, 'model_call', model.name, 'model', () => {
      const { signal: _signal, scheduler: _scheduler, ...input } = requestOf(neverAborted);
      return input;
    }),
  );
  return attempt$.pipe(
    early ? refuseRestart(model.name, early, throughInterceptors) : throughInterceptors,
    catchError((error: unknown) => {
      throw modelErrorFrom(error, model.name);
    }),
  );
}
