import type { InputGuardrailResult } from '../events/GuardrailResult.js';
import { AgentsError } from './AgentsError.js';

/** An input guardrail refused the run's input. */
export class InputGuardrailTripwireTriggered extends AgentsError {
  override readonly name = 'InputGuardrailTripwireTriggered' as const;
  declare readonly result: InputGuardrailResult;

  /** @param result what the guardrail said */
  constructor(result: InputGuardrailResult) {
    super(
      `Input guardrail "${result.guardrail.name}" was triggered, so the run has ended. The result of this error has its verdict.`,
      { result },
    );
  }
}
