import { from, mergeMap, type Observable } from 'rxjs';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import type { RunEvent } from '../events/RunEvent.js';
import { callTool } from './callTool.js';
import type { Announced } from './followUp.js';
import { functionCallsOf } from './functionCallsOf.js';
import type { Turn } from './Turn.js';

/** Answers the model's tool calls: all together, or as many at a time as the run allows; none where one of them is not to be had. */
export function runTools(turn: Turn, { items }: Announced): Observable<RunEvent> {
  const { tools, env, agent } = turn;
  const calls = functionCallsOf(items, 'tool_call_item');
  const missing = calls.find(({ name }) => !tools.has(name));
  if (missing && env.toolNotFoundBehavior === 'raise_error') {
    throw new ModelBehaviorError(
      `The model called tool "${missing.name}", which agent "${agent.name}" does not have. Add it, or set toolNotFoundBehavior.`,
      { text: missing.arguments },
    );
  }
  return from(calls).pipe(mergeMap((call) => callTool(turn, call), env.toolConcurrency));
}
