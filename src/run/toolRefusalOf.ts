import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { concatMap, from, last, map, takeWhile, type Observable } from 'rxjs';
import type { ToolInputGuardrail, ToolOutputGuardrail } from '../agent/ToolGuardrail.js';
import { ToolInputGuardrailTripwireTriggered } from '../errors/ToolInputGuardrailTripwireTriggered.js';
import { ToolOutputGuardrailTripwireTriggered } from '../errors/ToolOutputGuardrailTripwireTriggered.js';
import type { ToolGuardrailFunctionOutput, ToolGuardrailResult } from '../events/GuardrailResult.js';
import { callInputOf } from './callInputOf.js';
import { append } from './Log.js';
import { performGuardrail } from './performGuardrail.js';
import { stepNames } from './stepNames.js';
import type { Turn } from './Turn.js';

/** The refusal of the first guardrail that does not allow it, or nothing; they are asked one after another. */
export function toolRefusalOf(
  turn: Turn,
  guardrails: readonly (ToolInputGuardrail<never> | ToolOutputGuardrail<never>)[],
  call: ResponseFunctionToolCall,
  type: ToolGuardrailResult['guardrail']['type'],
  more: { readonly output?: unknown },
): Observable<string | undefined> {
  const { env, agent } = turn;
  const isInput = type === 'tool_input';
  const list = isInput ? 'toolInputGuardrailResults' : 'toolOutputGuardrailResults';
  const Tripwire = isInput ? ToolInputGuardrailTripwireTriggered : ToolOutputGuardrailTripwireTriggered;
  const steps = stepNames(guardrails);
  return from(guardrails).pipe(
    concatMap(({ name, execute }, index) =>
      performGuardrail<ToolGuardrailFunctionOutput, ToolGuardrailResult>(
        turn,
        {
          name,
          what: `${isInput ? 'input' : 'output'} guardrail "${name}" of tool "${call.name}"`,
          step: `tool/${call.call_id}/guardrail/${isInput ? 'input' : 'output'}/${steps[index]}`,
          input: { ...callInputOf(call), ...more },
          ask: () => execute({ toolCall: call, agent, context: env.context, ...more } as never),
          isAnswer: isToolVerdict,
        },
        (output) => ({ guardrail: { type, name }, output, toolName: call.name, callId: call.call_id }),
      ),
    ),
    map((result) => {
      env.checks[list] = append(env.checks[list], [result]);
      const { behavior } = result.output;
      if (behavior.type === 'throwException') throw new Tripwire(result);
      return behavior.type === 'rejectContent' ? behavior.message : undefined;
    }),
    takeWhile((refusal) => refusal === undefined, true),
    last(),
  );
}

function isToolVerdict({ behavior }: ToolGuardrailFunctionOutput): boolean {
  const { type, message } = Object(behavior) as { readonly type?: unknown; readonly message?: unknown };
  return type === 'allow' || type === 'throwException' || (type === 'rejectContent' && typeof message === 'string');
}
