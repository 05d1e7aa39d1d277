import type { ResponseFunctionToolCall, ResponseInputItem } from 'openai/resources/responses/responses';
import { filter } from 'rxjs';
import type { NestedAgent } from '../agent/NestedAgent.js';
import type { RunStateJson } from '../events/RunState.js';
import { environmentOf } from './environmentOf.js';
import { resumedEnvironmentOf } from './resumedEnvironmentOf.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunOptions } from './RunOptions.js';
import type { RunProgress } from './RunProgress.js';
import type { Turn } from './Turn.js';

/** The environment of a run that a tool call starts: its own options, and what it inherits from the run of the call. */
export function nestedEnvironmentOf(
  turn: Turn,
  { agent, runOptions }: NestedAgent<never>,
  { call_id }: ResponseFunctionToolCall,
  input: readonly ResponseInputItem[],
  seed: RunProgress,
  state: RunStateJson | undefined,
): RunEnvironment {
  const { env } = turn;
  const key = `${env.keyPrefix}${turn.key}/tool/${call_id}`;
  const options = {
    ...(env.model && { model: env.model }),
    ...(env.approve && { approve: env.approve }),
    toolConcurrency: env.toolConcurrency,
    toolStart: env.toolStart,
    ...runOptions,
    context: env.context,
    interceptors: [...env.interceptors, ...(runOptions.interceptors ?? [])],
    scheduler: env.scheduler,
    generateId: env.generateId,
    runId: `${env.root.runId}/${key}`,
  } as unknown as RunOptions<never>;
  // A stop that cuts the outer run cuts the call.
  const stop$ = env.stop$.pipe(filter((signal) => signal.type === 'stop' && signal.mode === 'after_turn'));
  const nested: RunEnvironment = {
    ...environmentOf(agent, input, options, { stop: env.stop, position: { latest: seed }, stop$, start: env.start }),
    keyPrefix: `${key}/`,
    root: env.root,
    path: [...env.path, env.agent.name],
    checkpoint: env.checkpoint,
  };
  return state ? resumedEnvironmentOf(nested, state) : nested;
}
