import { defaultIfEmpty, EMPTY, mergeMap, of, type Observable } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import type { ApprovalItem } from '../events/RunItem.js';
import type { ApprovalDecision } from '../events/RunState.js';
import { emissionsOf } from '../interop/emissionsOf.js';
import type { TurnFact } from '../work/TurnFact.js';
import type { CallDecided } from './decideCalls.js';
import { callInputOf } from './callInputOf.js';
import { callKeyOf } from './callKeyOf.js';
import { performCallback } from './performCallback.js';
import type { ApprovalAnswer } from '../agent/ApprovalRequest.js';
import type { Turn } from './Turn.js';

/** Asks the run's `approve` option about a call; emits nothing where that leaves it undecided. */
export function askApproval<TItem extends ApprovalItem>(
  turn: Turn,
  item: TItem,
): Observable<TurnFact | CallDecided<TItem['rawItem']>> {
  const { env, agent } = turn;
  const { approve } = env;
  if (!approve) return EMPTY;
  const call: ApprovalItem['rawItem'] = item.rawItem;
  const { callId, toolName } = callKeyOf(call);
  return performCallback(
    turn,
    `approve option about tool "${call.name}"`,
    `approval/${callId}`,
    callInputOf(call),
    () => {
      const { name, arguments: text } = call;
      const toolCall =
        call.type === 'function_call'
          ? call
          : ({ type: 'function_call', call_id: callId, name, arguments: text } as const);
      const answer = approve({ item, toolCall, agent, context: env.context });
      // To complete without a word is to decide nothing.
      return emissionsOf(answer)?.pipe(defaultIfEmpty(undefined)) ?? answer;
    },
    answerFrom,
    { kind: 'approval', name: call.name },
  ).pipe(
    mergeMap((answer) => {
      if (!answer) return EMPTY;
      const { decision, isAlways } = answer;
      return of<[TurnFact, CallDecided<TItem['rawItem']>]>(
        { type: 'approval_decided', callId, toolName, decision, isAlways },
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
