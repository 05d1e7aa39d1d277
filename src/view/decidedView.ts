import type { ApprovalItem } from '../events/RunItem.js';
import { callKeyOf } from '../run/callKeyOf.js';
import { changedCall } from './callEntry.js';
import { runViewOf, withFrame, type ViewState } from './ViewState.js';

/** What is to be seen once somebody has decided about a call, in the run itself or in one that it started. */
export function decidedView(state: ViewState, item: ApprovalItem): ViewState {
  const { approvals, toolCalls } = state.frame;
  const isHere = approvals.includes(item);
  const decided = toolCalls.changed((call) => {
    if (isHere) {
      const isIt = call.fields.callId === callKeyOf(item.rawItem).callId;
      return isIt ? changedCall(call, { status: 'running' }) : call;
    }
    const nested = call.nested && decidedView(call.nested, item);
    return !nested || nested === call.nested ? call : { ...changedCall(call, { view: runViewOf(nested) }), nested };
  });
  if (!isHere && decided === toolCalls) return state;
  return withFrame(state, { toolCalls: decided, approvals: approvals.filter((each) => each !== item) });
}
