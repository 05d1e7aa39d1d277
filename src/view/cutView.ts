import { changedCall } from './callEntry.js';
import type { RunView } from './runView.js';
import { runViewOf, type CallEntry, type ViewState } from './ViewState.js';

/** What is to be seen of a run that was cut short, from outside or with the call that started it. */
export function cutView(state: ViewState): ViewState {
  return state.frame.status === 'running' ? closedView(state, 'stopped') : state;
}

/** What is to be seen once nothing is being written any more, no tool works, and nothing waits but for a run that is to be resumed. */
export function closedView({ messages, frame }: ViewState, status: RunView['status']): ViewState {
  const isInterrupted = status === 'interrupted';
  return {
    // A message that had only begun is none.
    messages: messages.changed((entry) =>
      entry.isLive && !entry.shown.text && !entry.shown.refusal ? undefined : settled(entry),
    ),
    frame: {
      ...frame,
      status,
      approvals: isInterrupted || frame.approvals.length === 0 ? frame.approvals : [],
      reasoning: frame.reasoning.changed(settled),
      toolCalls: frame.toolCalls.changed((call) => closedCall(call, isInterrupted)),
    },
  };
}

function closedCall(call: CallEntry, isInterrupted: boolean): CallEntry {
  const { status } = call.fields;
  if (status === 'done' || status === 'aborted' || (status === 'waiting' && isInterrupted)) return call;
  // Together with the run that it started.
  const isWaiting = isInterrupted && call.nested?.frame.status === 'interrupted';
  return endedCall(call, { status: isWaiting ? 'waiting' : 'aborted' });
}

/** A call that is over, and with it the run that it started. */
export function endedCall(call: CallEntry, changes: Partial<CallEntry['fields']>): CallEntry {
  const nested = call.nested && cutView(call.nested);
  const isCut = nested !== call.nested;
  const ended = changedCall(call, { ...changes, ...(isCut && nested && { view: runViewOf(nested) }) });
  return { ...ended, isLive: false, ...(nested && { nested }) };
}

/** A message or reasoning as far as it came. */
export function settled<TEntry extends { readonly isLive: boolean; readonly shown: { readonly isStreaming: boolean } }>(
  entry: TEntry,
): TEntry {
  return entry.isLive ? { ...entry, isLive: false, shown: { ...entry.shown, isStreaming: false } } : entry;
}
