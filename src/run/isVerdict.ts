import type { GuardrailFunctionOutput } from '../events/GuardrailResult.js';

/** Tells a guardrail's answer from what is none. */
export function isVerdict({ tripwireTriggered }: GuardrailFunctionOutput): boolean {
  return typeof tripwireTriggered === 'boolean';
}
