import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { concat, from, map, merge, mergeMap, of, reduce, type Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { RunItem, ToolApprovalItem } from '../events/RunItem.js';
import type { ApprovalDecision } from '../events/RunState.js';
import type { TurnFact } from '../work/TurnFact.js';
import { askApproval } from './askApproval.js';
import { needsApproval } from './needsApproval.js';
import type { Turn } from './Turn.js';

/** A call that may be answered now, one way or the other. */
export interface CallDecided {
  readonly type: 'call_decided';
  readonly call: ResponseFunctionToolCall;
  readonly decision: ApprovalDecision;
}

/**
 * Sorts out which calls need approval: announces those that nobody has decided about, in call order and before any tool is started,
 * lets through those that need none or have it, and asks about the others, where there is somebody to ask.
 */
export function approveCalls(
  turn: Turn,
  calls: readonly ResponseFunctionToolCall[],
  items: readonly RunItem[],
): Observable<RunEvent | TurnFact | CallDecided> {
  const { decisions, always } = turn.progress;
  const isAnnounced = new Set(
    items.flatMap(({ type, rawItem }) => (type === 'tool_approval_item' ? [rawItem.call_id] : [])),
  );
  const decisionOf = ({ call_id, name }: ResponseFunctionToolCall): ApprovalDecision | undefined =>
    decisions.get(call_id) ?? always.get(name);
  return from(calls).pipe(
    mergeMap((call) => {
      const needs$ = isAnnounced.has(call.call_id) ? of(true) : needsApproval(turn, call);
      return needs$.pipe(map((needs) => [call, needs] as const));
    }),
    reduce((needs, [call, need]) => needs.set(call, need), new Map<ResponseFunctionToolCall, boolean>()),
    mergeMap((needs) => {
      const open = calls.filter((call) => needs.get(call) && !decisionOf(call));
      const decided = calls.filter((call) => !open.includes(call));
      const requests = open.map((call): ToolApprovalItem => ({
        type: 'tool_approval_item',
        agent: turn.agent,
        rawItem: call,
      }));
      return concat(
        requests.filter(({ rawItem }) => !isAnnounced.has(rawItem.call_id)).map(runItemEvent),
        merge(
          from(
            decided.map((call): CallDecided => ({
              type: 'call_decided',
              call,
              decision: (needs.get(call) ? decisionOf(call) : undefined) ?? APPROVED,
            })),
          ),
          ...requests.map((item) => askApproval(turn, item)),
        ),
      );
    }),
  );
}

const APPROVED = { approve: true };
