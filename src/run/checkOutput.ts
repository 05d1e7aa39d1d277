import { ignoreElements, merge, type Observable } from 'rxjs';
import type { OutputGuardrail } from '../agent/OutputGuardrail.js';
import { askGuardrails } from './askGuardrails.js';
import type { Place } from './perform.js';

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
  return merge(
    ...askGuardrails(place, guardrails, {
      kind: 'output',
      step,
      input: isHeld ? null : agentOutput,
      told: { agentOutput },
      more: { agent: place.agent, ...(!isHeld && { agentOutput }) },
    }),
  ).pipe(ignoreElements());
}
