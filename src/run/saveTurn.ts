import { concat, EMPTY, endWith, identity, ignoreElements, mergeMap, of, type Observable } from 'rxjs';
import type { Session } from '../session/Session.js';
import { performCallback } from './performCallback.js';
import type { RunSignal } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { workPlaceOf } from './workPlaceOf.js';

/**
 * Writes to the session what it does not have yet, in one piece: a step of its own between turns, which nothing cuts. A run that was
 * resumed looks first whether the session has it, since it may have crashed after the write and before its state was kept.
 */
export function saveTurn(progress: RunProgress, env: RunEnvironment): Observable<RunSignal> {
  const { unsaved, turn, history, agent, ending } = progress;
  const { session, checkpoint } = env;
  // A nested run that failed fails again when the call of its tool is answered anew, as its error is in no state.
  const isLost = env.path.length > 0 && ending?.type === 'failed';
  const saved$ = of<RunSignal>({ type: 'saved' });
  const place = workPlaceOf(env, agent, turn, 'session');
  const asked = (method: 'getItems' | 'addItems', key: string, input: unknown, ask: () => unknown) =>
    // Told apart by how much there is, since a turn may be followed by steering messages.
    performCallback(place, `session.${method}`, `${key}-${history.length}`, input, ask, identity, {
      kind: 'session',
      name: method,
    });
  const written = (to: Session): Observable<RunSignal> => {
    const count = unsaved.length;
    const added$ = asked('addItems', 'add', unsaved, () => to.addItems(unsaved));
    const written$ =
      turn > 0 && turn === env.firstTurn
        ? asked('getItems', 'look', count, () => to.getItems(count)).pipe(
            mergeMap((items) => (isSame(items, unsaved) ? EMPTY : added$)),
          )
        : added$;
    return written$.pipe(ignoreElements(), endWith<RunSignal>({ type: 'written' }));
  };
  const parts = [
    ...(session && unsaved.length > 0 ? [written(session)] : []),
    ...(checkpoint && turn > 0 && !isLost
      ? [checkpoint(place, `checkpoint-${turn}/${ending?.type ?? history.length}`)]
      : []),
  ];
  return parts.length === 0 ? saved$ : concat(...parts, saved$);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
