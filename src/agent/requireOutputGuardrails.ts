import { UserError } from '../errors/UserError.js';
import type { OutputGuardrail } from './OutputGuardrail.js';
import { requireNamed } from './requireNamed.js';

/**
 * A list of output guardrails, checked: one whose mode is misspelt would let through what it is to hold.
 *
 * @param what which list, for the message: `outputGuardrails of the run`
 * @throws UserError when `requireNamed` does, or one has a mode or a window that is none
 */
export function requireOutputGuardrails(
  list: readonly OutputGuardrail<never>[] | undefined,
  what: string,
): readonly OutputGuardrail<never>[] {
  const guardrails = requireNamed(list, what);
  for (const { name, mode = 'after', window = { chars: 1 } } of guardrails) {
    if (['after', 'hold'].includes(mode) && window?.chars > 0) continue;
    throw new UserError(
      `"${name}" of the ${what} has an unknown mode or window. Give 'after' or 'hold', { chars: 1 } or more.`,
    );
  }
  return guardrails;
}
