import { noop, Observable, type Subscriber } from 'rxjs';
import type { Work } from '../work/Work.js';
import { answerRequests } from './answerRequests.js';
import { assembleItems } from './assembleItems.js';
import { callModel } from './callModel.js';
import { concludeTurn } from './concludeTurn.js';
import { endResponse } from './endResponse.js';
import { follow } from './follow.js';
import { followUp } from './followUp.js';
import { guardInput } from './guardInput.js';
import { perform } from './perform.js';
import { performHandoff } from './performHandoff.js';
import { prepareTurn } from './prepareTurn.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { runTools } from './runTools.js';
import { runToolsOnCall } from './runToolsOnCall.js';
import type { Turn } from './Turn.js';

/** One turn: prepare it, call the model, announce what comes of it, run the tools, hand over, conclude. */
export function takeTurn(progress: RunProgress, env: RunEnvironment): Observable<Work['turn']> {
  const { name } = progress.agent;
  const number = progress.turn + 1;
  const place = { env, agent: { name }, number, key: `turn-${number}` };
  const turnOf = (passed$: Observable<never>): Observable<Work['turn']> =>
    new Observable((subscriber) => {
      follow(subscriber as Subscriber<never>, prepareTurn(progress, place), {
        // Subscribed to as it is, since every delta would pass what mergeMap puts between.
        next: (turn) => preparedTurn(turn, passed$).subscribe(subscriber),
        complete: noop,
      });
    });
  return guardInput(progress, place, turnOf).pipe(
    perform(place, 'turn', name, '', () => ({ agent: name, turn: number })),
  );
}

function preparedTurn(turn: Turn, passed$: Observable<never>): Observable<Work['turn']> {
  const event$ = callModel(turn);
  if (turn.early) {
    return event$.pipe(
      runToolsOnCall(turn, turn.early, passed$),
      followUp(turn, answerRequests, performHandoff, concludeTurn),
    );
  }
  return event$.pipe(assembleItems(turn), followUp(turn, endResponse, runTools, performHandoff, concludeTurn));
}
