import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { concat, from, merge, type Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { ToolApprovalItem } from '../events/RunItem.js';
import type { ApprovalDecision } from '../events/RunState.js';
import type { TurnFact } from '../work/TurnFact.js';
import { askApproval } from './askApproval.js';
import type { Turn } from './Turn.js';

/** A call that may be answered now, one way or the other. */
export interface CallDecided<TCall = ResponseFunctionToolCall> {
  readonly type: 'call_decided';
  readonly call: TCall;
  readonly decision: ApprovalDecision;
}

/**
 * Announces the calls that need approval and that nobody has decided about, in call order, lets through those that need none or have
 * it, and asks about the others, where there is somebody to ask.
 *
 * @param needs the calls, in call order, and whether they need approval
 * @param isAnnounced the calls whose approval was asked for before the run was resumed, by call id
 */
export function decideCalls(
  turn: Turn,
  needs: ReadonlyMap<ResponseFunctionToolCall, boolean>,
  isAnnounced: ReadonlySet<string>,
): Observable<RunEvent | TurnFact | CallDecided> {
  const { decisions } = turn.progress;
  // What was decided for good may have been decided in this very turn.
  const { always } = turn.env.position.latest;
  const decided: CallDecided[] = [];
  const requests: ToolApprovalItem[] = [];
  for (const [call, need] of needs) {
    const decision = need ? (decisions.get(call.call_id) ?? always.get(call.name)) : APPROVED;
    if (decision) decided.push({ type: 'call_decided', call, decision });
    else requests.push({ type: 'tool_approval_item', agent: turn.agent, rawItem: call });
  }
  return concat(
    requests.filter(({ rawItem }) => !isAnnounced.has(rawItem.call_id)).map(runItemEvent),
    merge(from(decided), ...requests.map((item) => askApproval(turn, item))),
  );
}

const APPROVED = { approve: true };
