import { identity, mergeMap, type Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import { performCallback } from './performCallback.js';
import type { RunSignal } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { workPlaceOf } from './workPlaceOf.js';

/** Lets in the messages that have come while the run worked, in order, before the model is called again. */
export function letInMessages(progress: RunProgress, env: RunEnvironment): Observable<RunEvent | RunSignal> {
  const { steered } = progress;
  const place = workPlaceOf(env, progress.agent, progress.turn + 1);
  return performCallback(
    place,
    'steering',
    'steering',
    steered,
    () => steered,
    (items): readonly (RunEvent | RunSignal)[] => [
      ...items.map((rawItem) => runItemEvent({ type: 'input_item', agent: place.agent, rawItem })),
      { type: 'steered', count: steered.length },
    ],
    { kind: 'steering', name: 'steer' },
  ).pipe(mergeMap(identity));
}
