import type { OutputGuardrailResult } from '../events/GuardrailResult.js';
import { AgentsError } from './AgentsError.js';

/** An output guardrail refused what an agent said. */
export class OutputGuardrailTripwireTriggered extends AgentsError {
  override readonly name = 'OutputGuardrailTripwireTriggered' as const;
  declare readonly result: OutputGuardrailResult;

  /** @param result what the guardrail said */
  constructor(result: OutputGuardrailResult) {
    super(
      `Output guardrail "${result.guardrail.name}" of agent "${result.agent.name}" was triggered, so the run has ended. The result of this error has its verdict.`,
      { result },
    );
  }
}
