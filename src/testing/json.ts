import type { ScriptedItem } from './ScriptedItem.js';
import { text, type TextOptions } from './text.js';

/**
 * A message that holds a value as JSON: the answer of an agent with an `outputType`.
 *
 * ```ts
 * const model = scriptedModel([json({ city: 'Oslo', degrees: 4 })]);
 * ```
 */
export function json(value: unknown, options?: TextOptions): ScriptedItem {
  return text(JSON.stringify(value), options);
}
