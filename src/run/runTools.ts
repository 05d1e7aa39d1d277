import { EMPTY, from, merge, mergeMap, of, type Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { answerCall } from './answerCall.js';
import { answerRequests } from './answerRequests.js';
import { approveCalls } from './approveCalls.js';
import { assertOnOffer } from './assertOnOffer.js';
import { callTool } from './callTool.js';
import type { Announced } from './followUp.js';
import { pendingCallsOf } from './pendingCallsOf.js';
import type { Turn } from './Turn.js';

/**
 * Answers the model's tool calls: all together, or as many at a time as the run allows; none where one of them is not to be had, and
 * those that need approval when they have it. Requests of hosted MCP servers are answered beside them.
 */
export function runTools(turn: Turn, announced: Announced): Observable<RunEvent | TurnFact> {
  const work = [runFunctions(turn, announced), answerRequests(turn, announced)];
  // Most turns have only one of them, or none.
  return merge(...work.filter((each$) => each$ !== EMPTY));
}

function runFunctions(turn: Turn, { items }: Announced): Observable<RunEvent | TurnFact> {
  const { tools, env } = turn;
  const calls = pendingCallsOf(items);
  if (calls.length === 0) return EMPTY;
  assertOnOffer(turn, calls);
  if (calls.every(({ name }) => !tools.get(name)?.needsApproval)) {
    return from(calls).pipe(mergeMap((call) => callTool(turn, call), env.toolConcurrency));
  }
  return approveCalls(turn, calls, items).pipe(
    mergeMap(
      (step): Observable<RunEvent | TurnFact> => (step.type === 'call_decided' ? answerCall(turn, step) : of(step)),
      env.toolConcurrency,
    ),
  );
}
