import { changedCall } from './callEntry.js';
import { runViewOf, withFrame, type CallEntry, type ViewState } from './ViewState.js';

/** What is to be seen of a run that was cut short, from outside or with the call that started it. */
export function cutView(state: ViewState): ViewState {
  return state.frame.status === 'running' ? withFrame(closedView(state), { status: 'stopped' }) : state;
}

/** What is to be seen once nothing is being written any more, and no tool works. */
export function closedView(state: ViewState): ViewState {
  const { messages, frame } = state;
  return {
    messages: messages.changed(settled),
    frame: {
      ...frame,
      reasoning: frame.reasoning.changed(settled),
      toolCalls: frame.toolCalls.changed((call) => {
        const { status } = call.fields;
        return status === 'writing' || status === 'running' ? endedCall(call, { status: 'aborted' }) : call;
      }),
    },
  };
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
