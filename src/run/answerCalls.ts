import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { concatMap, filter, map, mergeMap, tap, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { answerCall } from './answerCall.js';
import { decideCalls, type CallDecided } from './decideCalls.js';
import { needsApproval } from './needsApproval.js';
import type { Turn } from './Turn.js';

const NONE: ReadonlySet<string> = new Set();

/**
 * Answers calls as they come, no more at a time than the run allows.
 *
 * @param note takes what is said of approvals, which does not wait for a tool to settle
 */
export function answerCalls(
  turn: Turn,
  note: (element: RunEvent | TurnFact) => void,
): OperatorFunction<ResponseFunctionToolCall, RunEvent> {
  return (call$) =>
    call$.pipe(
      // One after another, so that approvals are announced in call order.
      concatMap((call) => needsApproval(turn, call).pipe(map((needs) => new Map([[call, needs]])))),
      mergeMap((needs) => decideCalls(turn, needs, NONE)),
      tap((step) => {
        if (step.type !== 'call_decided') note(step);
      }),
      filter((step): step is CallDecided => step.type === 'call_decided'),
      mergeMap((step) => answerCall(turn, step), turn.env.toolConcurrency),
    );
}
