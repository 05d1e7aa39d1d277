import { concat, defer, EMPTY, ignoreElements, merge, type Observable } from 'rxjs';
import type { Work } from '../work/Work.js';
import { concludeTurn } from './concludeTurn.js';
import { followUp } from './followUp.js';
import { offerOf } from './offerOf.js';
import { performHandoff } from './performHandoff.js';
import { performTurn } from './performTurn.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { runTools } from './runTools.js';
import { turnFrom } from './turnFrom.js';
import { workPlaceOf } from './workPlaceOf.js';

/** The rest of a turn that was left open: no model call, only the calls that have no output yet, and what follows them. */
export function resumeTurn(progress: RunProgress, env: RunEnvironment): Observable<Work['turn']> {
  const { agent } = progress;
  const place = workPlaceOf(env, agent, progress.turn);
  // Whether a tool is enabled was asked when the model was.
  const questions: Observable<unknown>[] = [];
  const offered = offerOf(agent, place, questions, true);
  return performTurn(progress, place, (passed$) =>
    concat(
      merge(...questions).pipe(ignoreElements()),
      defer(() => {
        const turn = turnFrom(progress, place, { instructions: undefined, ...offered() });
        return (turn.early ? passed$ : EMPTY).pipe(followUp(turn, runTools, performHandoff, concludeTurn));
      }),
    ),
  );
}
