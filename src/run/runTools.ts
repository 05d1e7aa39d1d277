import { from, mergeMap, of, type Observable } from 'rxjs';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { approveCalls } from './approveCalls.js';
import { callTool } from './callTool.js';
import type { Announced } from './followUp.js';
import { pendingCallsOf } from './pendingCallsOf.js';
import { rejectCall } from './rejectCall.js';
import type { Turn } from './Turn.js';

/**
 * Answers the model's tool calls: all together, or as many at a time as the run allows; none where one of them is not to be had, and
 * those that need approval when they have it.
 */
export function runTools(turn: Turn, { items }: Announced): Observable<RunEvent | TurnFact> {
  const { tools, env, agent } = turn;
  const calls = pendingCallsOf(items);
  const missing = calls.find(({ name }) => !tools.has(name));
  if (missing && env.toolNotFoundBehavior === 'raise_error') {
    throw new ModelBehaviorError(
      `The model called tool "${missing.name}", which agent "${agent.name}" does not have. Add it, or set toolNotFoundBehavior.`,
      { text: missing.arguments },
    );
  }
  if (calls.every(({ name }) => !tools.get(name)?.needsApproval)) {
    return from(calls).pipe(mergeMap((call) => callTool(turn, call), env.toolConcurrency));
  }
  return approveCalls(turn, calls, items).pipe(
    mergeMap((step): Observable<RunEvent | TurnFact> => {
      if (step.type !== 'call_decided') return of(step);
      return step.decision.approve ? callTool(turn, step.call) : rejectCall(turn, step.call, step.decision);
    }, env.toolConcurrency),
  );
}
