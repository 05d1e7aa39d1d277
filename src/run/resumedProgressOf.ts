import type { Response } from 'openai/resources/responses/responses';
import type { RunItem } from '../events/RunItem.js';
import type { OpenTurnJson, RunStateJson } from '../events/RunState.js';
import { agentNamed } from './agentNamed.js';
import { handoffNamed } from './handoffNamed.js';
import { logOf } from './Log.js';
import { listOf, responseInProgress } from './ResponseInProgress.js';
import type { AnyAgent } from './RunEnvironment.js';
import { runItemFrom } from './runItemFrom.js';
import { runProgressOf, type HandedOver, type RunProgress, type TurnInProgress } from './RunProgress.js';

/** Where a run stands that goes on from a state. */
export function resumedProgressOf(start: AnyAgent, state: RunStateJson, isSaved: boolean): RunProgress {
  const agent = agentNamed(start, state.agent) ?? start;
  const { requests, perRequest, unfinished, ...usage } = state.usage;
  const {
    turn,
    isAgentNew,
    isLoading = false,
    isVerdictAwaited,
    unsaved,
    unsent,
    steered,
    lastResponseId,
    open,
  } = state;
  const { inputLength, modelHistory, handedOver } = state;
  return {
    ...runProgressOf(agent, state.input, { isSaved, isLoading }),
    turn,
    isAgentNew,
    isVerdictAwaited,
    history: logOf(state.history),
    inputLength,
    ...(modelHistory && { modelHistory: logOf(modelHistory) }),
    ...(handedOver && { handedOver: resumedHandoffOf(start, handedOver) }),
    unsaved,
    unsent,
    steered,
    ...(lastResponseId !== undefined && { lastResponseId }),
    requests,
    usage,
    perRequest: logOf(perRequest),
    unfinished: logOf(unfinished),
    toolUsers: new Set(state.toolUsers),
    decisions: new Map(Object.entries(open?.decisions ?? {})),
    always: new Map(Object.entries(state.always)),
    ...(open && { current: resumedTurnOf(agent, open) }),
  };
}

function resumedHandoffOf(
  start: AnyAgent,
  { from: name, via: toolName, firstNew }: NonNullable<RunStateJson['handedOver']>,
): HandedOver {
  const from = agentNamed(start, name) ?? start;
  const via = handoffNamed(from, toolName);
  return { from, firstNew, ...(via && { via }) };
}

function resumedTurnOf(agent: AnyAgent, open: OpenTurnJson): TurnInProgress {
  const { output, outputs, approvals, responseId, store } = open;
  const handoffNames = agent.handoffs.map(({ toolName }) => toolName);
  const reference = { name: agent.name };
  const response = responseInProgress();
  const done = listOf(response, 'done');
  output.forEach((item, index) => (done[index] = item));
  response.status = 'completed';
  response.terminal = { id: responseId, ...(store !== undefined && { store }) } as unknown as Response;
  const items = output.map((item) => runItemFrom(item, reference, (name) => handoffNames.includes(name)));
  const earlier: RunItem[] = [
    ...items,
    ...output.flatMap((rawItem): RunItem[] =>
      rawItem.type === 'function_call' && approvals.includes(rawItem.call_id)
        ? [{ type: 'tool_approval_item', agent: reference, rawItem }]
        : [],
    ),
    ...outputs.map(
      ({ rawItem, output: value }) =>
        (rawItem.type === 'mcp_approval_response'
          ? { type: 'mcp_approval_response_item', agent: reference, rawItem }
          : { type: 'tool_call_output_item', agent: reference, rawItem, output: value }) as RunItem,
    ),
  ];
  return { handoffNames, response, firstItem: 0, earlier, isBilled: true };
}
