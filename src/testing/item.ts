import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { ScriptedItem } from './ScriptedItem.js';

/**
 * Any output item, exactly as given: for the types that have no builder.
 *
 * ```ts
 * const model = scriptedModel([[item({ type: 'compaction', id: 'cmp_1', encrypted_content: '...' }), text('Done.')]]);
 * ```
 */
export function item(raw: ResponseOutputItem): ScriptedItem {
  return { type: 'output_item', streamAt: () => ({ added: raw, chunks: [], done: raw }) };
}
