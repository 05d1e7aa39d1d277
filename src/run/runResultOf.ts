import type { FailedRunResult, RunResult } from '../events/RunResult.js';
import { lazily } from './lazily.js';
import { logItems } from './Log.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { usageOf } from './usageOf.js';

/** What the run came to, as the last event and the awaited result have it. */
export function runResultOf(progress: RunProgress, { runId, unsettled }: RunEnvironment): RunResult | FailedRunResult {
  const { input, newItems, responses, history, agent, cut, ending = { type: 'failed' } } = progress;
  const lastResponseId = logItems(responses).at(-1)?.responseId;
  return lazily(
    {
      runId,
      input,
      lastAgent: agent,
      ...(lastResponseId !== undefined && { lastResponseId }),
      status: ending.type,
      ...(ending.type === 'completed' && { finalOutput: ending.finalOutput }),
      ...(ending.type === 'stopped' && {
        stopped: {
          mode: ending.mode,
          partialText: '',
          partialCalls: [],
          ...cut,
          unsettledTools: [...unsettled.values()],
        },
      }),
    },
    {
      newItems: () => logItems(newItems),
      rawResponses: () => logItems(responses),
      history: () => logItems(history),
      usage: () => usageOf(progress),
    },
  ) as RunResult | FailedRunResult;
}
