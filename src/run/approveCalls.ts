import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { concat, defer, ignoreElements, merge, tap, type Observable } from 'rxjs';
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
  return defer(() => {
    const needs = new Map(calls.map((call) => [call, isAnnounced.has(call.call_id)]));
    const asked = calls
      .filter((call) => !needs.get(call))
      .map((call) => needsApproval(turn, call).pipe(tap((need) => needs.set(call, need))));
    return concat(
      merge(...asked).pipe(ignoreElements()),
      defer(() => decideCalls(turn, needs, isAnnounced)),
    );
  });
}
