import { deltasOf, type Deltas } from './deltasOf.js';
import type { ItemStream, ScriptedItem } from './ScriptedItem.js';

/** How a scripted reasoning item is written. */
export interface ReasoningOptions {
  /** The pieces that the summary is streamed in, or how many. Default: 1. */
  readonly deltas?: Deltas;
  /** Default: made from the item's place, for example `rs_1_0`. */
  readonly id?: string;
  /** What the API gives to be sent back when nothing is stored. */
  readonly encryptedContent?: string;
}

/**
 * The model's reasoning, with its summary; without one, as the API answers unless it is asked for a summary.
 *
 * @throws UserError when the deltas do not add up to the summary.
 *
 * ```ts
 * const model = scriptedModel([[reasoning('They ask about Oslo.'), toolCall('get_weather', { city: 'Oslo' })]]);
 * ```
 */
export function reasoning(summary?: string, { deltas, id, encryptedContent }: ReasoningOptions = {}): ScriptedItem {
  const pieces = summary === undefined ? [] : deltasOf(summary, deltas);
  return {
    type: 'output_item',
    streamAt: ({ outputIndex, idSuffix }) => {
      const item_id = id ?? `rs_${idSuffix}`;
      const item = {
        type: 'reasoning' as const,
        id: item_id,
        ...(encryptedContent !== undefined && { encrypted_content: encryptedContent }),
      };
      if (summary === undefined) return { added: { ...item, summary: [] }, chunks: [], done: { ...item, summary: [] } };
      return {
        added: { ...item, summary: [] },
        chunks: summaryChunks(summary, pieces, { item_id, output_index: outputIndex, summary_index: 0 }),
        done: { ...item, summary: [{ type: 'summary_text', text: summary }] },
      };
    },
  };
}

function summaryChunks(
  summary: string,
  pieces: readonly string[],
  place: { readonly item_id: string; readonly output_index: number; readonly summary_index: number },
): ItemStream['chunks'] {
  const partOf = (text: string) => ({ type: 'summary_text' as const, text });
  return [
    { type: 'response.reasoning_summary_part.added', ...place, part: partOf('') },
    ...pieces.map((delta) => ({ type: 'response.reasoning_summary_text.delta' as const, ...place, delta })),
    { type: 'response.reasoning_summary_text.done', ...place, text: summary },
    { type: 'response.reasoning_summary_part.done', ...place, part: partOf(summary) },
  ];
}
