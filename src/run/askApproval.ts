import { defaultIfEmpty, EMPTY, mergeMap, of, type Observable } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import type { ToolApprovalItem } from '../events/RunItem.js';
import type { ApprovalDecision } from '../events/RunState.js';
import { emissionsOf } from '../interop/emissionsOf.js';
import type { TurnFact } from '../work/TurnFact.js';
import type { CallDecided } from './decideCalls.js';
import { callInputOf } from './callInputOf.js';
import { performCallback } from './performCallback.js';
import type { ApprovalAnswer } from '../agent/ApprovalRequest.js';
import type { Turn } from './Turn.js';

/** Asks the run's `approve` option about a call; emits nothing where that leaves it undecided. */
export function askApproval(turn: Turn, item: ToolApprovalItem): Observable<TurnFact | CallDecided> {
  const { env, agent } = turn;
  const { approve } = env;
  if (!approve) return EMPTY;
  const call = item.rawItem;
  return performCallback(
    turn,
    `approve option about tool "${call.name}"`,
    `approval/${call.call_id}`,
    callInputOf(call),
    () => {
      const answer = approve({ item, toolCall: call, agent, context: env.context });
      // To complete without a word is to decide nothing.
      return emissionsOf(answer)?.pipe(defaultIfEmpty(undefined)) ?? answer;
    },
    answerFrom,
    { kind: 'approval', name: call.name },
  ).pipe(
    mergeMap((answer) => {
      if (!answer) return EMPTY;
      const { decision, isAlways } = answer;
      return of<[TurnFact, CallDecided]>(
        { type: 'approval_decided', callId: call.call_id, toolName: call.name, decision, isAlways },
        { type: 'call_decided', call, decision },
      );
    }),
  );
}

/** @throws UserError when the answer is none */
function answerFrom(
  answer: ApprovalAnswer | null,
): { readonly decision: ApprovalDecision; readonly isAlways: boolean } | undefined {
  if (answer === undefined || answer === null) return undefined;
  const { approve, message, always = false } = typeof answer === 'object' ? answer : { approve: answer };
  if (typeof approve !== 'boolean') {
    throw new UserError(
      'The approve option answered neither true, false, { approve } nor nothing. Let it answer one of them.',
    );
  }
  return { decision: { approve, ...(message !== undefined && { message }) }, isAlways: always };
}
