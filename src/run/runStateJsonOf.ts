import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { OpenTurnJson, RunStateJson } from '../events/RunState.js';
import { callKeyOf } from './callKeyOf.js';
import { commitTurn } from './commitTurn.js';
import { lazily } from './lazily.js';
import { logItems } from './Log.js';
import { openCallsOf } from './openCallsOf.js';
import { pendingRequestsOf } from './pendingRequestsOf.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { HandedOver, RunProgress } from './RunProgress.js';
import { sumUsage } from './sumUsage.js';
import { totalUsageOf } from './totalUsageOf.js';
import { turnItemsOf } from './turnItemsOf.js';
import { answeredIdOf, turnRecordOf } from './turnRecordOf.js';
import { usageOf } from './usageOf.js';

/** Where a run stands, as JSON; the lists are made when they are first read. */
export function runStateJsonOf(latest: RunProgress, env: RunEnvironment): RunStateJson {
  const progress = withoutHalfTurn(latest);
  const { agent, turn, ending, lastResponseId, isAgentNew, isLoading, isVerdictAwaited, always, toolUsers } = progress;
  const { input, unsaved, unsent, steered, inputLength, modelHistory, handedOver } = progress;
  const open = openTurnOf(progress, env);
  // What is open is no part of the history yet.
  const settled = (): RunProgress => (open ? progress : commitTurn(progress));
  return lazily(
    {
      version: 1 as const,
      runId: env.runId,
      status: ending?.type ?? ('running' as const),
      ...(ending?.type === 'completed' && { finalOutput: ending.finalOutput }),
      agent: agent.name,
      turn,
      isAgentNew,
      ...(isLoading && { isLoading }),
      isVerdictAwaited,
      input,
      inputLength,
      ...(handedOver && { handedOver: handedOverJsonOf(handedOver) }),
      unsaved,
      unsent,
      steered,
      ...(lastResponseId !== undefined && { lastResponseId }),
      toolUsers: [...toolUsers],
      always: Object.fromEntries(always),
      ...(open && { open }),
    },
    {
      history: () => logItems(settled().history),
      ...(modelHistory && { modelHistory: () => logItems(settled().modelHistory ?? modelHistory) }),
      usage: () => settledUsageOf(progress, env, open),
    },
  );
}

/** An answer that is being written, as in a nested run while another one saves, is asked for again: the turn has not begun. */
function withoutHalfTurn(progress: RunProgress): RunProgress {
  const { current, ending, turn } = progress;
  if (!current || current.response.terminal || ending) return progress;
  return { ...progress, current: undefined, turn: turn - 1 };
}

function handedOverJsonOf({ from, via, firstNew }: HandedOver): NonNullable<RunStateJson['handedOver']> {
  return { from: from.name, ...(via && { via: via.toolName }), firstNew };
}

/** The turn as far as it has come, where its response has ended and it is not over. */
function openTurnOf(progress: RunProgress, env: RunEnvironment): OpenTurnJson | undefined {
  const { current, decisions } = progress;
  if (!current?.response.terminal || current.response.status !== 'completed') return undefined;
  const items = turnItemsOf(progress);
  const { output } = turnRecordOf(current.response, items);
  const { id, store } = current.response.terminal as { readonly id?: string; readonly store?: boolean };
  const requests = items.filter(
    (item) => item.type === 'tool_approval_item' || item.type === 'mcp_approval_request_item',
  );
  const isOpen = new Set(
    [...openCallsOf(items), ...pendingRequestsOf(items).map(({ rawItem }) => rawItem)].map(
      (call) => callKeyOf(call).callId,
    ),
  );
  const nested: readonly (readonly [string, RunStateJson | RunEnvironment])[] = [...env.resumed, ...env.nested];
  return {
    ...(id && { responseId: id }),
    ...(store === false && { store }),
    output,
    outputs: items.flatMap((item) => {
      const callId = answeredIdOf(item.rawItem);
      const rawItem = item.rawItem as ResponseInputItem;
      return callId === undefined ? [] : [{ callId, rawItem, ...('output' in item && { output: item.output }) }];
    }),
    approvals: requests.map(({ rawItem }) => callKeyOf(rawItem).callId),
    decisions: Object.fromEntries([...decisions].filter(([callId]) => isOpen.has(callId))),
    nested: Object.fromEntries(
      nested
        .filter(([callId]) => isOpen.has(callId))
        .map(([callId, run]) => [callId, 'position' in run ? runStateJsonOf(run.position.latest, run) : run]),
    ),
  };
}

/** What has been used without the nested runs that are open, whose states say it themselves. */
function settledUsageOf(
  progress: RunProgress,
  { nested }: RunEnvironment,
  open: OpenTurnJson | undefined,
): RunStateJson['usage'] {
  const settled = [...nested].filter(([callId]) => !open || !Object.hasOwn(open.nested, callId));
  return sumUsage(usageOf(commitTurn(progress)), ...settled.map(([, env]) => totalUsageOf(env.position.latest, env)));
}
