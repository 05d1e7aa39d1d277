import { map, merge, of, type Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { approvalResponse } from './approvalResponse.js';
import { askApproval } from './askApproval.js';
import { callKeyOf } from './callKeyOf.js';
import type { Announced } from './followUp.js';
import { pendingRequestsOf } from './pendingRequestsOf.js';
import type { Turn } from './Turn.js';

/** Answers the requests of hosted MCP servers that somebody has decided about, and asks about the others, all together. */
export function answerRequests(turn: Turn, { items }: Announced): Observable<RunEvent | TurnFact> {
  const { always } = turn.env.position.latest;
  return merge(
    ...pendingRequestsOf(items).map((item) => {
      const call = item.rawItem;
      const { callId, toolName } = callKeyOf(call);
      const decision = turn.progress.decisions.get(callId) ?? always.get(toolName);
      const step$ = decision ? of({ type: 'call_decided' as const, call, decision }) : askApproval(turn, item);
      return step$.pipe(map((step) => (step.type === 'call_decided' ? approvalResponse(item, step.decision) : step)));
    }),
  );
}
