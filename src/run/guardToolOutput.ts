import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { identity, map, type MonoTypeOperatorFunction } from 'rxjs';
import type { FunctionTool } from '../agent/FunctionTool.js';
import type { RunEvent } from '../events/RunEvent.js';
import { replaceToolOutput } from './replaceToolOutput.js';
import { toolRefusalOf } from './toolRefusalOf.js';
import type { Turn } from './Turn.js';

/** Asks a tool's guardrails about its output, which nobody has seen yet: the model gets a refusal in its place. */
export function guardToolOutput(
  turn: Turn,
  { outputGuardrails }: FunctionTool<never>,
  call: ResponseFunctionToolCall,
  answer: (output: unknown) => RunEvent,
): MonoTypeOperatorFunction<RunEvent> {
  if (outputGuardrails.length === 0) return identity;
  return replaceToolOutput((event) =>
    toolRefusalOf(turn, outputGuardrails, call, 'tool_output', { output: event.item.output }).pipe(
      map((refusal) => (refusal === undefined ? event : answer(refusal))),
    ),
  );
}
