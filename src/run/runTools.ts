import { from, mergeMap, throwError, type OperatorFunction } from 'rxjs';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { callTool } from './callTool.js';
import { stageOfCalls } from './stageOfCalls.js';
import type { Turn } from './Turn.js';

/** Answers the model's tool calls: all together, or as many at a time as the run allows; none where one of them is not to be had. */
export function runTools(turn: Turn): OperatorFunction<RunEvent | TurnFact, RunEvent | TurnFact> {
  const { tools, env, agent } = turn;
  return stageOfCalls('tool_call_item', (calls) => {
    const missing = calls.find(({ name }) => !tools.has(name));
    if (missing && env.toolNotFoundBehavior === 'raise_error') {
      const message = `The model called tool "${missing.name}", which agent "${agent.name}" does not have. Add it, or set toolNotFoundBehavior to 'return_error_to_model'.`;
      return throwError(() => new ModelBehaviorError(message, { text: missing.arguments }));
    }
    return from(calls).pipe(mergeMap((call) => callTool(turn, call), env.toolConcurrency));
  });
}
