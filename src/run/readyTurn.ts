import { concat, EMPTY, mergeMap, of, type Observable } from 'rxjs';
import { callHooks } from './callHooks.js';
import { filterModelInput } from './filterModelInput.js';
import { modelDataOf } from './modelDataOf.js';
import type { Turn } from './Turn.js';

/** Lets the filter say what the model is sent, and tells the hooks: the last that happens before the model is called. */
export function readyTurn(turn: Turn): Observable<Turn> {
  if (turn.env.callModelInputFilter) return filterModelInput(turn).pipe(mergeMap(started));
  return started(turn);
}

function started(turn: Turn): Observable<Turn> {
  const started$ = callHooks(turn, turn.hooks, 'onLlmStart', 'hooks/', () => modelDataOf(turn));
  return started$ === EMPTY ? of(turn) : concat(started$, of(turn));
}
