import type { ResponseStreamEvent, ResponseUsage } from 'openai/resources/responses/responses';
import { addUsage, requestUsageOf } from '../run/requestUsageOf.js';
import { callEntry, changedCall } from './callEntry.js';
import { callFieldsOf } from './callFieldsOf.js';
import { settled } from './cutView.js';
import type { MessageView } from './MessageView.js';
import type { UsageView } from './UsageView.js';
import type { ViewEntry, ViewList } from './ViewList.js';
import { newIdIn } from './newIdIn.js';
import { withFrame, type ReasoningEntry, type ViewState } from './ViewState.js';

/** Where a delta belongs. */
interface Place {
  readonly item_id: string;
  readonly output_index: number;
}

/** What is to be seen of a run after one more chunk of the model's stream. */
export function reduceRawEvent(before: ViewState, data: ResponseStreamEvent): ViewState {
  const state = before.frame.isOver || data.type === 'response.created' ? nextResponse(before) : goneOn(before);
  switch (data.type) {
    case 'response.output_text.delta':
      return withText(state, data, data.delta, '');
    case 'response.refusal.delta':
      return withText(state, data, '', data.delta);
    case 'response.reasoning_summary_text.delta':
      return withReasoning(state, data, data.summary_index, data.delta);
    case 'response.reasoning_text.delta':
      return withReasoning(state, data, data.content_index, data.delta);
    case 'response.function_call_arguments.delta':
    case 'response.mcp_call_arguments.delta':
    case 'response.custom_tool_call_input.delta':
      return withArguments(state, data.output_index, data.delta);
    case 'response.output_item.added':
      return withBegun(state, data.item, data.output_index);
    case 'response.output_item.done':
      return withFrame(state, { doneAt: data.output_index });
    case 'response.completed':
    case 'response.incomplete':
    case 'response.failed':
      return withFrame(state, {
        isOver: true,
        isCompleted: data.type === 'response.completed',
        usage: withUsage(state.frame.usage, data.response.usage),
      });
    default:
      return state;
  }
}

/** What belongs to the response before is complete; a call that was never announced is none. */
function nextResponse({ messages, frame }: ViewState): ViewState {
  return {
    messages: messages.changed(settled).settle(),
    frame: {
      ...frame,
      reasoning: frame.reasoning.changed(settled).settle(),
      toolCalls: frame.toolCalls.changed((call) => (call.isLive ? undefined : call)).settle(),
      isOver: false,
      doneAt: undefined,
    },
  };
}

function goneOn(state: ViewState): ViewState {
  return state.frame.doneAt === undefined ? state : withFrame(state, { doneAt: undefined });
}

function withBegun(state: ViewState, item: { readonly type: string; readonly id?: string }, place: number): ViewState {
  const { messages, frame } = state;
  const at = { item_id: item.id ?? '', output_index: place };
  if (item.type === 'message') return { messages: begun(messages, messageAt(state, at)), frame };
  if (item.type === 'reasoning') return withFrame(state, { reasoning: begun(frame.reasoning, reasoningAt(state, at)) });
  const fields = callFieldsOf(item, false);
  // A call that some servers send twice is one.
  const isNew = !frame.toolCalls.findOpen(({ callId }) => callId === fields?.callId);
  return fields && isNew ? withFrame(state, { toolCalls: begun(frame.toolCalls, callEntry(fields, place)) }) : state;
}

/** Some servers give all items one place: what comes there from now on belongs to the latest. */
function begun<TEntry extends ViewEntry<unknown>>(list: ViewList<TEntry>, entry: TEntry): ViewList<TEntry> {
  const before = list.liveAt(entry.place);
  return (before ? list.with({ ...before, isLive: false }, before) : list).with(entry);
}

function withText(state: ViewState, at: Place, text: string, refusal: string): ViewState {
  const before = state.messages.liveAt(at.output_index);
  const { shown, place } = before ?? messageAt(state, at);
  const entry = { shown: grownMessage(shown, text, refusal), place, isLive: true };
  return { messages: state.messages.with(entry, before), frame: state.frame };
}

/** Written out, since a spread would cost ten times as much, and this is what happens most. */
function grownMessage(message: MessageView, text: string, refusal: string): MessageView {
  const { id, role, agent } = message;
  const written = message.text + text;
  const grown = agent
    ? { id, role, text: written, isStreaming: true, agent }
    : { id, role, text: written, isStreaming: true };
  return refusal || message.refusal ? { ...grown, refusal: (message.refusal ?? '') + refusal } : grown;
}

function messageAt(
  { messages, frame: { agent } }: ViewState,
  { item_id, output_index: place }: Place,
): ViewEntry<MessageView> {
  const id = newIdIn(messages, item_id);
  return {
    shown: { id, role: 'assistant', text: '', isStreaming: true, ...(agent && { agent }) },
    place,
    isLive: true,
  };
}

function withReasoning(state: ViewState, at: Place, part: number, delta: string): ViewState {
  const { reasoning } = state.frame;
  const before = reasoning.liveAt(at.output_index);
  const entry = before ?? reasoningAt(state, at);
  const { shown } = entry;
  const gap = shown.text && part !== entry.part ? '\n\n' : '';
  const grown = { ...entry, part, shown: { ...shown, text: shown.text + gap + delta } };
  return withFrame(state, { reasoning: reasoning.with(grown, before) });
}

function reasoningAt({ frame }: ViewState, { item_id, output_index: place }: Place): ReasoningEntry {
  return { shown: { id: newIdIn(frame.reasoning, item_id), text: '', isStreaming: true }, place, isLive: true };
}

function withArguments(state: ViewState, place: number, delta: string): ViewState {
  const { toolCalls } = state.frame;
  const call = toolCalls.liveAt(place);
  if (!call) return state;
  const grown = changedCall(call, { arguments: call.fields.arguments + delta });
  return withFrame(state, { toolCalls: toolCalls.with(grown, call) });
}

function withUsage({ requests, ...usage }: UsageView, used: ResponseUsage | null | undefined): UsageView {
  return { requests: requests + 1, ...addUsage(usage, requestUsageOf(used ?? {})) };
}
