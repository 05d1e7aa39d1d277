import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { from, mergeMap, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { callTool } from './callTool.js';
import { stage } from './stage.js';
import type { Turn } from './Turn.js';

/** Answers the model's function calls once the response has ended and is valid: together, or as many at a time as the run allows. */
export function runTools(turn: Turn): OperatorFunction<RunEvent | TurnFact, RunEvent | TurnFact> {
  return stage<RunEvent | TurnFact>((emit) => {
    let calls: ResponseFunctionToolCall[] = [];
    return {
      next: (event) => {
        emit(event);
        if (event.type === 'response_retracted_event') calls = [];
        if (event.type !== 'run_item_stream_event' || event.item.type !== 'tool_call_item') return;
        if (event.item.rawItem.type === 'function_call') calls.push(event.item.rawItem);
      },
      complete: () =>
        calls.length === 0
          ? undefined
          : from(calls).pipe(mergeMap((call) => callTool(turn, call), turn.env.toolConcurrency)),
    };
  });
}
