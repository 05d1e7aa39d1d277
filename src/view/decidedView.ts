import type { ApprovalItem } from '../events/RunItem.js';
import { callKeyOf } from '../run/callKeyOf.js';
import { changedCall } from './callEntry.js';
import { runViewOf, withFrame, type ViewState } from './ViewState.js';

/** What is to be seen once somebody has decided about a call, in the run itself or in one that it started. */
export function decidedView(state: ViewState, item: ApprovalItem): ViewState {
  const { approvals, toolCalls } = state.frame;
  if (!approvals.includes(item)) return state;
  const inside = toolCalls.changed((call) => {
    const nested = call.nested && decidedView(call.nested, item);
    return !nested || nested === call.nested ? call : { ...changedCall(call, { view: runViewOf(nested) }), nested };
  });
  const { callId } = callKeyOf(item.rawItem);
  const decided = toolCalls.changed((call) =>
    call.fields.callId === callId ? changedCall(call, { status: 'running' }) : call,
  );
  return withFrame(state, {
    toolCalls: inside === toolCalls ? decided : inside,
    approvals: approvals.filter((each) => each !== item),
  });
}
