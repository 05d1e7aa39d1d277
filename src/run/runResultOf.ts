import type { FailedRunResult, RunResult, StoppedRun } from '../events/RunResult.js';
import type { ApprovalItem, RunItem } from '../events/RunItem.js';
import { commitTurn } from './commitTurn.js';
import { lazily } from './lazily.js';
import { logItems } from './Log.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { pendingCallsOf } from './pendingCallsOf.js';
import { pendingRequestsOf } from './pendingRequestsOf.js';
import { runStateFrom } from './runStateFrom.js';
import { runStateJsonOf } from './runStateJsonOf.js';
import { totalUsageOf } from './totalUsageOf.js';
import { turnItemsOf } from './turnItemsOf.js';

/** What the run came to, as the last event and the awaited result have it. */
export function runResultOf(progress: RunProgress, env: RunEnvironment): RunResult | FailedRunResult {
  const { runId, checks } = env;
  // An interrupted turn is open, and counts as far as it has come.
  const { responses, history } = commitTurn(progress);
  const { input, newItems, agent, cut, ending = { type: 'failed' } } = progress;
  const lastResponseId = logItems(responses).at(-1)?.responseId;
  return lazily(
    {
      runId,
      input,
      lastAgent: agent,
      inputGuardrailResults: logItems(checks.inputGuardrailResults),
      outputGuardrailResults: logItems(checks.outputGuardrailResults),
      toolInputGuardrailResults: logItems(checks.toolInputGuardrailResults),
      toolOutputGuardrailResults: logItems(checks.toolOutputGuardrailResults),
      status: ending.type,
      ...(lastResponseId !== undefined && { lastResponseId }),
      ...(ending.type === 'completed' && { finalOutput: ending.finalOutput }),
      ...(ending.type === 'interrupted' && { interruptions: interruptionsOf(progress, env) }),
      ...(ending.type === 'stopped' && {
        stopped: {
          mode: ending.mode,
          partialText: '',
          partialCalls: [],
          ...cut,
          unsettledTools: unsettledOf(env),
        },
      }),
    },
    {
      newItems: () => logItems(newItems),
      rawResponses: () => logItems(responses),
      history: () => logItems(history),
      usage: () => totalUsageOf(progress, env),
      state: () => runStateFrom(runStateJsonOf(progress, env)),
    },
  ) as object as RunResult | FailedRunResult;
}

/** The tools that have started and not settled, those of nested runs included. */
function unsettledOf({ unsettled, nested }: RunEnvironment): StoppedRun['unsettledTools'] {
  return [...unsettled.values(), ...nested.values().flatMap(unsettledOf)];
}

/** What waits for approval, in call order, nested runs included. */
function interruptionsOf(progress: RunProgress, { nested }: RunEnvironment): ApprovalItem[] {
  const items = turnItemsOf(progress);
  const approvals = new Map(
    items.flatMap((item) => (item.type === 'tool_approval_item' ? [[item.rawItem.call_id, item] as const] : [])),
  );
  const pending = new Set<RunItem['rawItem']>(pendingCallsOf(items));
  const requests = new Set<RunItem>(pendingRequestsOf(items));
  return items.flatMap((item): readonly ApprovalItem[] => {
    const { type, rawItem } = item;
    if (type === 'mcp_approval_request_item') return requests.has(item) ? [item] : [];
    if (type === 'tool_approval_item' || rawItem.type !== 'function_call' || !pending.has(rawItem)) return [];
    const env = nested.get(rawItem.call_id);
    if (env) return interruptionsOf(env.position.latest, env);
    const approval = approvals.get(rawItem.call_id);
    return approval ? [approval] : [];
  });
}
