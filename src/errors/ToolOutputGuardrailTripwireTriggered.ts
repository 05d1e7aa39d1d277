import type { ToolGuardrailResult } from '../events/GuardrailResult.js';
import { AgentsError } from './AgentsError.js';

/** A guardrail refused a tool's output, and asked for the run to end. */
export class ToolOutputGuardrailTripwireTriggered extends AgentsError {
  override readonly name = 'ToolOutputGuardrailTripwireTriggered' as const;
  declare readonly result: ToolGuardrailResult;

  /** @param result what the guardrail said */
  constructor(result: ToolGuardrailResult) {
    super(
      `Output guardrail "${result.guardrail.name}" of tool "${result.toolName}" was triggered, so the run has ended. The result of this error has its verdict.`,
      { result },
    );
  }
}
