import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { identity, mergeMap, of, type MonoTypeOperatorFunction } from 'rxjs';
import type { FunctionTool } from '../agent/FunctionTool.js';
import type { RunEvent } from '../events/RunEvent.js';
import { toolRefusalOf } from './toolRefusalOf.js';
import type { Turn } from './Turn.js';

/** Asks a tool's guardrails about a call before it is started: the tool is not, where one refuses. */
export function guardToolInput(
  turn: Turn,
  { inputGuardrails }: FunctionTool<never>,
  call: ResponseFunctionToolCall,
  answer: (output: unknown) => RunEvent,
): MonoTypeOperatorFunction<RunEvent> {
  if (inputGuardrails.length === 0) return identity;
  return (work$) =>
    toolRefusalOf(turn, inputGuardrails, call, 'tool_input', {}).pipe(
      mergeMap((refusal) => (refusal === undefined ? work$ : of(answer(refusal)))),
    );
}
