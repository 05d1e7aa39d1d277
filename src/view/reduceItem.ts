import type { ResponseReasoningItem } from 'openai/resources/responses/responses';
import type { MessageOutputItem, RunItem } from '../events/RunItem.js';
import { callKeyOf } from '../run/callKeyOf.js';
import { callEntry, callWith, changedCall } from './callEntry.js';
import { approvalsAfter } from './approvalsAfter.js';
import { callFieldsOf } from './callFieldsOf.js';
import { endedCall } from './cutView.js';
import { messageViewOf } from './messageViewsOf.js';
import { newIdIn } from './newIdIn.js';
import type { ViewEntry, ViewList } from './ViewList.js';
import { entryOf, withFrame, type ViewState } from './ViewState.js';
import { withInput } from './withInput.js';

/** What is to be seen of a run after one more item: complete, where it was being written before. */
export function reduceItem(state: ViewState, item: RunItem): ViewState {
  switch (item.type) {
    case 'message_output_item':
      return withMessage(state, item);
    case 'reasoning_item':
      return withReasoning(state, item.rawItem);
    case 'input_item':
      return { ...state, messages: withInput(state.messages, [item.rawItem]) };
    case 'tool_approval_item': {
      const { call_id: callId, name } = item.rawItem;
      const waiting = callWith(state, callId, name, (call) => changedCall(call, { status: 'waiting' }));
      return withFrame(waiting, { approvals: [...state.frame.approvals, item] });
    }
    case 'mcp_approval_request_item':
      return withFrame(state, { approvals: [...state.frame.approvals, item] });
    case 'mcp_approval_response_item':
      return withoutApproval(state, item.rawItem.approval_request_id);
    case 'handoff_output_item':
      return withFrame(withOutput(state, item.rawItem, item.rawItem.output), { handoffTo: item.targetAgent.name });
    case 'tool_call_output_item':
      return withOutput(state, item.rawItem, item.output);
    case 'tool_search_output_item':
      return withOutput(state, item.rawItem, item.rawItem.tools);
    default:
      return withCall(state, item.rawItem);
  }
}

function withMessage(state: ViewState, { rawItem: { id, content }, agent: { name } }: MessageOutputItem): ViewState {
  const before = liveEntry(state.messages, id, state);
  const message = messageViewOf(before?.shown.id ?? newIdIn(state.messages, id), 'assistant', content);
  return { ...state, messages: state.messages.with(entryOf({ ...message, agent: { name } }), before) };
}

function withReasoning(state: ViewState, { id, summary, content }: ResponseReasoningItem): ViewState {
  const { reasoning } = state.frame;
  const before = liveEntry(reasoning, id, state);
  const { shown } = before ?? { shown: { id: newIdIn(reasoning, id), text: '' } };
  const text = paragraphsOf(summary) || paragraphsOf(content) || shown.text;
  return withFrame(state, { reasoning: reasoning.with(entryOf({ ...shown, text, isStreaming: false }), before) });
}

/** What was being written of an item: at the place of the event that completed it, by its id, or the first there is. */
function liveEntry<TEntry extends ViewEntry<{ readonly id: string }>>(
  list: ViewList<TEntry>,
  id: string,
  { frame: { doneAt } }: ViewState,
): TEntry | undefined {
  if (doneAt !== undefined) return list.liveAt(doneAt);
  return list.live(({ shown }) => shown.id === id) ?? list.live();
}

function paragraphsOf(parts: readonly { readonly text: string }[] | undefined): string | undefined {
  return parts?.map(({ text }) => text).join('\n\n');
}

function withCall(state: ViewState, item: object): ViewState {
  const fields = callFieldsOf(item, true);
  if (!fields) return state;
  const { toolCalls, doneAt } = state.frame;
  const known = toolCalls.find(({ callId }) => callId === fields.callId);
  const before = known ?? toolCalls.liveAt(doneAt);
  const after = before ? { ...changedCall(before, fields), isLive: false } : callEntry(fields);
  return withFrame(state, { toolCalls: toolCalls.with(after, before) });
}

function withOutput(state: ViewState, item: object, output: unknown): ViewState {
  const { call_id: callId } = item as { readonly call_id?: string | null };
  if (!callId) return state;
  let { approvals } = state.frame;
  const ended = callWith(state, callId, '', (call) => {
    approvals = approvalsAfter(approvals, call.nested);
    return endedCall(call, { status: 'done', output });
  });
  return withoutApproval(withFrame(ended, { approvals }), callId);
}

function withoutApproval(state: ViewState, callId: string): ViewState {
  const { approvals } = state.frame;
  const waiting = approvals.filter(({ rawItem }) => callKeyOf(rawItem).callId !== callId);
  return waiting.length === approvals.length ? state : withFrame(state, { approvals: waiting });
}
