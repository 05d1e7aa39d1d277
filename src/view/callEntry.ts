import { PartialJson } from '../operators/PartialJson.js';
import { lazily } from '../run/lazily.js';
import { withFrame, type CallEntry, type ViewState } from './ViewState.js';

/** A call as it is first seen; `place` is where more of it may come. */
export function callEntry(fields: CallEntry['fields'], place?: number): CallEntry {
  return { fields, shown: shownOf(fields), place, isLive: place !== undefined };
}

export function changedCall(call: CallEntry, changes: Partial<CallEntry['fields']>): CallEntry {
  const fields = { ...call.fields, ...changes };
  return { ...call, fields, shown: shownOf(fields) };
}

/** Changes a call wherever it is; one that was never seen, as in a run that was resumed, is added. */
export function callWith(
  state: ViewState,
  callId: string,
  name: string,
  change: (call: CallEntry) => CallEntry,
): ViewState {
  const { toolCalls } = state.frame;
  const before = toolCalls.find((call) => call.callId === callId);
  const after = change(before ?? callEntry({ callId, name, arguments: '', status: 'running' }));
  return after === before ? state : withFrame(state, { toolCalls: toolCalls.with(after, before) });
}

function shownOf(fields: CallEntry['fields']): CallEntry['shown'] {
  return lazily({ ...fields }, { partialArguments: () => partialArgumentsOf(fields.arguments) });
}

function partialArgumentsOf(text: string): unknown {
  const json = new PartialJson();
  json.write(text);
  // No arguments are an empty object, to tools too.
  return json.value() ?? {};
}
