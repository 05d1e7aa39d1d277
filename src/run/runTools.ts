import { from, mergeMap, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { callTool } from './callTool.js';
import { stageOfCalls } from './stageOfCalls.js';
import type { Turn } from './Turn.js';

/** Answers the model's tool calls: all together, or as many at a time as the run allows. */
export function runTools(turn: Turn): OperatorFunction<RunEvent | TurnFact, RunEvent | TurnFact> {
  return stageOfCalls('tool_call_item', (calls) =>
    from(calls).pipe(mergeMap((call) => callTool(turn, call), turn.env.toolConcurrency)),
  );
}
