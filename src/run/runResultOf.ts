import type { FailedRunResult, RunResult, RunResultBase } from '../events/RunResult.js';
import { lazily } from './lazily.js';
import { logItems } from './Log.js';
import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { usageOf } from './usageOf.js';

/** What the run came to, as the last event and the awaited result have it. */
export function runResultOf(progress: RunProgress, env: RunEnvironment): RunResult | FailedRunResult {
  const base = baseOf(progress, env);
  switch (progress.ending?.type) {
    case 'completed':
      return defineAll(base, { status: 'completed' as const, finalOutput: progress.ending.finalOutput });
    case 'stopped': {
      const { partialText = '', partialCalls = [] } = progress.cut ?? {};
      const unsettledTools = [...env.unsettled.values()];
      const stopped = { mode: progress.ending.mode, partialText, partialCalls, unsettledTools };
      return defineAll(base, { status: 'stopped' as const, stopped });
    }
    default:
      return defineAll(base, { status: 'failed' as const });
  }
}

function baseOf(progress: RunProgress, { runId }: RunEnvironment): RunResultBase<AnyAgent> {
  const { input, newItems, responses, history, agent } = progress;
  const lastResponseId = logItems(responses).at(-1)?.responseId;
  return lazily(
    { runId, input, lastAgent: agent, ...(lastResponseId !== undefined && { lastResponseId }) },
    {
      newItems: () => logItems(newItems),
      rawResponses: () => logItems(responses),
      history: () => logItems(history),
      usage: () => usageOf(progress),
    },
  ) as RunResultBase<AnyAgent>;
}

function defineAll<TBase extends object, TMore extends object>(base: TBase, more: TMore): TBase & TMore {
  // Assigned in place: a spread would read, and so make, every lazy field.
  return Object.assign(base, more);
}
