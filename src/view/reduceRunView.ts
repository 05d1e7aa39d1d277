import { errorMessageOf } from '../errors/errorMessageOf.js';
import type { AgentReference } from '../events/AgentReference.js';
import type { NestedRunEvent, RawResponseEvent, RunEvent, RunItemStreamEvent } from '../events/RunEvent.js';
import type { RunResult } from '../events/RunResult.js';
import type { Usage } from '../events/Usage.js';
import { rawDataOf } from '../interop/rawDataOf.js';
import { addUsage } from '../run/requestUsageOf.js';
import { approvalsAfter } from './approvalsAfter.js';
import { callWith, changedCall } from './callEntry.js';
import { closedView } from './cutView.js';
import { reduceItem } from './reduceItem.js';
import { reduceRawEvent } from './reduceRawEvent.js';
import type { UsageView } from './UsageView.js';
import { NO_USAGE, runViewOf, viewStateOf, withFrame, type ViewState } from './ViewState.js';

/**
 * What is to be seen of a run after one more event.
 *
 * The start of a run leads back to where the view began, so that events that come once more, as those of a run that is replayed or
 * subscribed to again, change nothing.
 */
export function reduceRunView(state: ViewState, event: RunEvent): ViewState {
  switch (event.type) {
    case 'raw_response_event':
    case 'run_item_stream_event':
      return withGenerated(state, event);
    case 'agent_updated_stream_event':
      return withAgent(state, event.agent);
    case 'tool_progress_event': {
      const { callId, toolName, data } = event;
      return callWith(state, callId, toolName, (call) => changedCall(call, { progress: data, status: 'running' }));
    }
    case 'nested_run_event':
      return withNested(state, event);
    case 'response_retracted_event':
      return retracted(state, event.itemIds);
    case 'run_finished_event':
      return finished(state, event.result);
  }
}

/** What is to be seen of a run that has failed. */
export function failedView(state: ViewState, thrown: unknown): ViewState {
  const { name, partial } = Object(thrown) as { name?: unknown; partial?: { readonly usage?: Usage } };
  const error = { name: typeof name === 'string' ? name : 'Error', message: errorMessageOf(thrown) };
  return withFrame(closedView(state, 'failed'), { error, usage: usageAfter(state, partial) });
}

/** Of what a server sends that is not what its type says nothing is shown: whether the run fails of it is the run's to say. */
function withGenerated(state: ViewState, event: RawResponseEvent | RunItemStreamEvent): ViewState {
  try {
    if (event.type === 'run_item_stream_event') return reduceItem(state, event.item);
    const data = rawDataOf(event);
    return data ? reduceRawEvent(state, data) : state;
  } catch {
    return state;
  }
}

function withAgent(state: ViewState, { name }: AgentReference): ViewState {
  const { agent: active, handoffTo, seed = state } = state.frame;
  const agent = active?.name === name ? active : { name };
  return handoffTo === name ? withFrame(state, { agent, handoffTo: undefined }) : withFrame(seed, { seed, agent });
}

function withNested(state: ViewState, { agent, callId, event }: NestedRunEvent): ViewState {
  let { approvals } = state.frame;
  const next = callWith(state, callId, agent.name, (call) => {
    const nested = reduceRunView(call.nested ?? viewStateOf(), event);
    approvals = approvalsAfter(approvals, call.nested, nested);
    return nested === call.nested ? call : { ...changedCall(call, { view: runViewOf(nested) }), nested };
  });
  return approvals === next.frame.approvals ? next : withFrame(next, { approvals });
}

function retracted(state: ViewState, itemIds: readonly string[]): ViewState {
  const nothing = (): undefined => undefined;
  const { messages, frame } = state;
  // An attempt of which nothing has come: what there is belongs to the response before.
  if (frame.isOver && frame.isCompleted && itemIds.length === 0) return state;
  const toolCalls = frame.toolCalls.changed(nothing);
  const reasoning = frame.reasoning.changed(nothing);
  // Of those of the hosted servers, only a response that stands has been answered.
  const approvals = frame.approvals.filter(({ type }) => type === 'tool_approval_item');
  return { messages: messages.changed(nothing), frame: { ...frame, toolCalls, reasoning, approvals } };
}

function finished(state: ViewState, result: RunResult): ViewState {
  const closed = closedView(state, result.status);
  const { approvals } = closed.frame;
  // A run that was resumed does not ask again for what still waits.
  const waiting = result.status === 'interrupted' ? (result.interruptions ?? []) : [];
  return withFrame(closed, {
    approvals: waiting.length > approvals.length ? waiting : approvals,
    usage: usageAfter(state, result),
    ...(result.status === 'completed' && { finalOutput: result.finalOutput }),
    ...(result.status === 'stopped' && { stopped: result.stopped }),
  });
}

/** The usage of the whole run in place of what was counted, on top of what there was before. */
function usageAfter({ frame }: ViewState, result: { readonly usage?: Usage } | undefined): UsageView {
  const before = frame.seed?.frame.usage ?? NO_USAGE;
  if (!result?.usage) return frame.usage;
  return { requests: before.requests + result.usage.requests, ...addUsage(before, result.usage) };
}
