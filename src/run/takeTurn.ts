import { mergeMap, type Observable } from 'rxjs';
import type { Work } from '../work/Work.js';
import { assembleItems } from './assembleItems.js';
import { callModel } from './callModel.js';
import { concludeTurn } from './concludeTurn.js';
import { perform } from './perform.js';
import { performHandoff } from './performHandoff.js';
import { prepareTurn } from './prepareTurn.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { runTools } from './runTools.js';

/** One turn: prepare it, call the model, announce what comes of it, run the tools, hand over, conclude. */
export function takeTurn(progress: RunProgress, env: RunEnvironment): Observable<Work['turn']> {
  const { agent, turn } = progress;
  const turn$ = prepareTurn(progress, env).pipe(
    mergeMap((prepared) =>
      callModel(prepared).pipe(
        assembleItems(prepared),
        runTools(prepared),
        performHandoff(prepared),
        concludeTurn(prepared),
      ),
    ),
  );
  const unit = {
    kind: 'turn',
    name: agent.name,
    agent: { name: agent.name },
    turn: turn + 1,
    key: `turn-${turn + 1}`,
    input: { agent: agent.name, turn: turn + 1 },
  } as const;
  return perform(env, unit, turn$);
}
