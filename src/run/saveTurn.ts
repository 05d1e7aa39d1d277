import { concat, ignoreElements, map, of, type Observable } from 'rxjs';
import type { Session } from '../session/Session.js';
import type { WorkValue } from '../work/Work.js';
import { callbackValue } from './callbackValue.js';
import { perform } from './perform.js';
import type { RunSignal } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';

/** Writes to the session what it does not have yet, in one piece: a step of its own between turns, which nothing cuts. */
export function saveTurn(progress: RunProgress, env: RunEnvironment): Observable<RunSignal> {
  const { unsaved, turn, history, agent } = progress;
  const { session, checkpoint } = env;
  const saved$ = of<RunSignal>({ type: 'saved' });
  const place = { env, agent: { name: agent.name }, number: turn, key: 'session' };
  const written = (to: Session): Observable<never> =>
    callbackValue('session.addItems', () => to.addItems(unsaved)).pipe(
      map((value): WorkValue => ({ type: 'value', value })),
      // Told apart by how much there is, since a turn may be followed by steering messages.
      perform(place, 'session', 'addItems', `add-${history.length}`, () => unsaved),
      ignoreElements(),
    );
  const parts = [
    ...(session && unsaved.length > 0 ? [written(session)] : []),
    ...(checkpoint && turn > 0 ? [checkpoint(place, `checkpoint-${history.length}`)] : []),
  ];
  return parts.length === 0 ? saved$ : concat(...parts, saved$);
}
