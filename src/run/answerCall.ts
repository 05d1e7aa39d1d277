import type { Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { callTool } from './callTool.js';
import type { CallDecided } from './decideCalls.js';
import { rejectCall } from './rejectCall.js';
import type { Turn } from './Turn.js';

/** Answers a call as was decided: with what its tool says, or with the rejection. */
export function answerCall(turn: Turn, { call, decision }: CallDecided): Observable<RunEvent> {
  return decision.approve ? callTool(turn, call) : rejectCall(turn, call, decision);
}
