import { concat, filter, mergeMap, of, type Observable } from 'rxjs';
import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { WorkValue } from '../work/Work.js';
import { perform } from './perform.js';
import type { RunSignal } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';

/** Lets in the messages that have come while the run worked, in order, before the model is called again. */
export function letInMessages(progress: RunProgress, env: RunEnvironment): Observable<RunEvent | RunSignal> {
  const { steered } = progress;
  const agent = { name: progress.agent.name };
  const number = progress.turn + 1;
  return of<WorkValue>({ type: 'value', value: steered }).pipe(
    perform({ env, agent, number, key: `turn-${number}` }, 'steering', 'steer', 'steering', () => steered),
    filter(({ type }) => type === 'value'),
    mergeMap(({ value }) =>
      concat(
        (value as readonly ResponseInputItem[]).map((rawItem) => runItemEvent({ type: 'input_item', agent, rawItem })),
        of<RunSignal>({ type: 'steered', count: steered.length }),
      ),
    ),
  );
}
