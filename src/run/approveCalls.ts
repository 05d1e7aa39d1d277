import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { from, map, mergeMap, of, reduce, type Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { RunItem } from '../events/RunItem.js';
import type { TurnFact } from '../work/TurnFact.js';
import { decideCalls, type CallDecided } from './decideCalls.js';
import { needsApproval } from './needsApproval.js';
import type { Turn } from './Turn.js';

/** Asks which calls need approval, all together, then has them decided: before any tool is started. */
export function approveCalls(
  turn: Turn,
  calls: readonly ResponseFunctionToolCall[],
  items: readonly RunItem[],
): Observable<RunEvent | TurnFact | CallDecided> {
  const isAnnounced = new Set(
    items.flatMap(({ type, rawItem }) => (type === 'tool_approval_item' ? [rawItem.call_id] : [])),
  );
  return from(calls).pipe(
    mergeMap((call) => {
      const needs$ = isAnnounced.has(call.call_id) ? of(true) : needsApproval(turn, call);
      return needs$.pipe(map((needs) => [call, needs] as const));
    }),
    reduce((needs, [call, need]) => needs.set(call, need), new Map<ResponseFunctionToolCall, boolean>()),
    mergeMap((needs) => decideCalls(turn, new Map(calls.map((call) => [call, needs.get(call) === true])), isAnnounced)),
  );
}
