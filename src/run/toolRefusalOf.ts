import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { concat, last, map, takeWhile, type Observable } from 'rxjs';
import type { ToolInputGuardrail, ToolOutputGuardrail } from '../agent/ToolGuardrail.js';
import type { ToolGuardrailResult } from '../events/GuardrailResult.js';
import { askGuardrails } from './askGuardrails.js';
import { callInputOf } from './callInputOf.js';
import type { Turn } from './Turn.js';

/** The refusal of the first guardrail that does not allow it, or nothing; they are asked one after another. */
export function toolRefusalOf(
  turn: Turn,
  guardrails: readonly (ToolInputGuardrail<never> | ToolOutputGuardrail<never>)[],
  call: ResponseFunctionToolCall,
  kind: ToolGuardrailResult['guardrail']['type'],
  more: { readonly output?: unknown },
): Observable<string | undefined> {
  const asked = askGuardrails(turn, guardrails, {
    kind,
    owner: ` of tool "${call.name}"`,
    step: `tool/${call.call_id}/guardrail/${kind.slice('tool_'.length)}`,
    input: { ...callInputOf(call), ...more },
    told: { toolCall: call, ...more },
    more: { toolName: call.name, callId: call.call_id },
  });
  return concat(...asked).pipe(
    map(({ behavior }) => (behavior.type === 'rejectContent' ? behavior.message : undefined)),
    takeWhile((refusal) => refusal === undefined, true),
    last(),
  );
}
