import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { ApprovalDecision } from '../events/RunState.js';
import { answerUnrun } from './answerUnrun.js';
import type { Turn } from './Turn.js';

/** Tells the model that a call was not approved. */
export function rejectCall(
  turn: Turn,
  call: ResponseFunctionToolCall,
  decision: ApprovalDecision,
): Observable<RunEvent> {
  return answerUnrun(turn, call, 'approval_rejected', 'Tool execution was not approved.', decision.message);
}
