import { catchError, throwError, type Observable } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import { attemptModelCall } from './attemptModelCall.js';
import { modelErrorFrom } from './modelErrorFrom.js';
import { perform } from './perform.js';
import { retractOnRetry } from './retractOnRetry.js';
import type { Turn } from './Turn.js';

/** Asks the model, through the interceptors: the events of one response, up to its terminal event. */
export function callModel(turn: Turn): Observable<ModelEvent> {
  const { env, model, requestOf, agent, number } = turn;
  const attempt$ = attemptModelCall(turn);
  if (env.interceptors.length === 0) return attempt$;
  const unit = {
    kind: 'model_call',
    name: model.name,
    agent,
    turn: number,
    key: `${turn.key}/model`,
    get input() {
      const { signal: _signal, scheduler: _scheduler, ...input } = requestOf(() => NEVER_ABORTED);
      return input;
    },
  } as const;
  return perform(env, unit, attempt$.pipe(retractOnRetry())).pipe(
    catchError((error: unknown) => throwError(() => modelErrorFrom(error, model.name))),
  );
}

const NEVER_ABORTED = undefined as unknown as AbortSignal;
