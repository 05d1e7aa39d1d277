import { deltasOf, type Deltas } from './deltasOf.js';
import type { ScriptedItem } from './ScriptedItem.js';

/** How a scripted message is written. */
export interface TextOptions {
  /** The pieces that it is streamed in, or how many. Default: 1. */
  readonly deltas?: Deltas;
  /** Default: made from the item's place, for example `msg_1_0`. */
  readonly id?: string;
}

/**
 * A message of the model.
 *
 * @throws UserError when the deltas do not add up to the message.
 *
 * ```ts
 * const model = scriptedModel([text('Hello there', { deltas: ['Hello', ' there'] })]);
 * ```
 */
export function text(message: string, { deltas, id }: TextOptions = {}): ScriptedItem {
  const pieces = deltasOf(message, deltas);
  return {
    type: 'output_item',
    streamAt: ({ outputIndex: output_index, idSuffix }) => {
      const item_id = id ?? `msg_${idSuffix}`;
      const place = { item_id, output_index, content_index: 0 };
      const partOf = (written: string) => ({ type: 'output_text' as const, text: written, annotations: [] });
      const empty = { type: 'message', role: 'assistant', id: item_id } as const;
      return {
        added: { ...empty, status: 'in_progress', content: [] },
        chunks: [
          { type: 'response.content_part.added', ...place, part: partOf('') },
          ...pieces.map((delta) => ({ type: 'response.output_text.delta' as const, ...place, delta, logprobs: [] })),
          { type: 'response.output_text.done', ...place, text: message, logprobs: [] },
          { type: 'response.content_part.done', ...place, part: partOf(message) },
        ],
        done: { ...empty, status: 'completed', content: [partOf(message)] },
      };
    },
  };
}
