import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { Observable, OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { stage } from './stage.js';

/** A stage that answers the function calls of one kind, once the response has ended and is valid; nothing where there are none. */
export function stageOfCalls(
  kind: 'tool_call_item' | 'handoff_call_item',
  answer: (calls: readonly [ResponseFunctionToolCall, ...ResponseFunctionToolCall[]]) => Observable<RunEvent>,
): OperatorFunction<RunEvent | TurnFact, RunEvent | TurnFact> {
  return stage<RunEvent | TurnFact>((emit) => {
    let calls: ResponseFunctionToolCall[] = [];
    return {
      next: (event) => {
        emit(event);
        if (event.type === 'response_retracted_event') calls = [];
        if (event.type !== 'run_item_stream_event' || event.item.type !== kind) return;
        if (event.item.rawItem.type === 'function_call') calls.push(event.item.rawItem);
      },
      complete: () => {
        const [first, ...others] = calls;
        return first && answer([first, ...others]);
      },
    };
  });
}
