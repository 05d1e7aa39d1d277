import { deltasOf } from './deltasOf.js';
import type { ScriptedItem } from './ScriptedItem.js';
import type { TextOptions } from './text.js';

/**
 * A message in which the model refuses to answer.
 *
 * @throws UserError when the deltas do not add up to the message.
 *
 * ```ts
 * const model = scriptedModel([refusal('I cannot help with that.')]);
 * ```
 */
export function refusal(message: string, { deltas, id }: TextOptions = {}): ScriptedItem {
  const pieces = deltasOf(message, deltas);
  return {
    type: 'output_item',
    streamAt: ({ outputIndex: output_index, idSuffix }) => {
      const item_id = id ?? `msg_${idSuffix}`;
      const place = { item_id, output_index, content_index: 0 };
      const partOf = (written: string) => ({ type: 'refusal' as const, refusal: written });
      const empty = { type: 'message', role: 'assistant', id: item_id } as const;
      return {
        added: { ...empty, status: 'in_progress', content: [] },
        chunks: [
          { type: 'response.content_part.added', ...place, part: partOf('') },
          ...pieces.map((delta) => ({ type: 'response.refusal.delta' as const, ...place, delta })),
          { type: 'response.refusal.done', ...place, refusal: message },
          { type: 'response.content_part.done', ...place, part: partOf(message) },
        ],
        done: { ...empty, status: 'completed', content: [partOf(message)] },
      };
    },
  };
}
