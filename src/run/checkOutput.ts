import { ignoreElements, merge, type Observable } from 'rxjs';
import type { OutputGuardrail } from '../agent/OutputGuardrail.js';
import { OutputGuardrailTripwireTriggered } from '../errors/OutputGuardrailTripwireTriggered.js';
import type { GuardrailFunctionOutput, OutputGuardrailResult } from '../events/GuardrailResult.js';
import { isVerdict } from './isVerdict.js';
import { append } from './Log.js';
import type { Place } from './perform.js';
import { performGuardrail } from './performGuardrail.js';
import { stepNames } from './stepNames.js';

/**
 * Asks output guardrails, all together, what they say of an output; emits nothing, and errors when one trips.
 *
 * @param step what the units' keys have before the guardrail's name
 * @param isHeld whether the output has not been delivered, so that nobody else may see it either
 */
export function checkOutput(
  place: Place,
  guardrails: readonly OutputGuardrail<never>[],
  agentOutput: unknown,
  step: string,
  isHeld: boolean,
): Observable<never> {
  const { env, agent } = place;
  const steps = stepNames(guardrails);
  return merge(
    ...guardrails.map(({ name, execute }, index) =>
      performGuardrail<GuardrailFunctionOutput, unknown>(
        place,
        {
          name,
          what: `output guardrail "${name}"`,
          step: `${step}/${steps[index]}`,
          input: isHeld ? null : agentOutput,
          ask: () => execute({ agentOutput, agent, context: env.context }),
          isAnswer: isVerdict,
        },
        (output) => {
          const { checks } = env;
          const result: OutputGuardrailResult = {
            guardrail: { type: 'output', name },
            output,
            agent,
            ...(!isHeld && { agentOutput }),
          };
          checks.outputGuardrailResults = append(checks.outputGuardrailResults, [result]);
          if (output.tripwireTriggered) throw new OutputGuardrailTripwireTriggered(result);
        },
      ),
    ),
  ).pipe(ignoreElements());
}
