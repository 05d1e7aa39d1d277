import type { ToolGuardrailResult } from '../events/GuardrailResult.js';
import { AgentsError } from './AgentsError.js';

/** A guardrail refused a tool's call, and asked for the run to end. */
export class ToolInputGuardrailTripwireTriggered extends AgentsError {
  override readonly name = 'ToolInputGuardrailTripwireTriggered' as const;
  declare readonly result: ToolGuardrailResult;

  /** @param result what the guardrail said */
  constructor(result: ToolGuardrailResult) {
    super(
      `Input guardrail "${result.guardrail.name}" of tool "${result.toolName}" was triggered, so the run has ended. The result of this error has its verdict.`,
      { result },
    );
  }
}
