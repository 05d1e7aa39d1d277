import { response, type IncompleteReason, type ScriptedResponse } from './response.js';
import type { ScriptedItem } from './ScriptedItem.js';
import type { ScriptedUsage } from './ScriptedUsage.js';

/**
 * A response that was cut short; the last of its items is incomplete, as it is then.
 *
 * ```ts
 * const model = scriptedModel([incomplete('max_output_tokens', text('Once upon a'))]);
 * ```
 */
export function incomplete(
  reason: IncompleteReason,
  ...parts: readonly (ScriptedItem | ScriptedUsage)[]
): ScriptedResponse {
  return response(parts, { status: 'incomplete', reason });
}
