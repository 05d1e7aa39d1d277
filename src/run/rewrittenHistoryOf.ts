import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { HandoffInput } from '../agent/HandoffInputFilter.js';
import { acceptableItems } from './acceptableItems.js';
import type { HistoryRewritten } from './reduceRun.js';
import { withoutId } from './withoutId.js';

/**
 * What the next model is sent of what a handoff's filter gave: as much of it as the API accepts.
 *
 * @param given what the filter was given
 * @param filtered what it gave
 */
export function rewrittenHistoryOf(given: HandoffInput, filtered: HandoffInput): HistoryRewritten {
  const left = new Set(itemsOf(filtered));
  const bereft = new Set<ResponseInputItem>();
  let owner: ResponseInputItem | undefined;
  // Reasoning is accepted only before the item that it belongs to, and that by its id only behind its reasoning.
  for (const item of itemsOf(given).reverse()) {
    if (item.type !== 'reasoning') owner = item;
    else if (!owner || !left.has(owner)) left.delete(item);
    else if (!left.has(item)) bereft.add(owner);
  }
  const items = acceptableItems(itemsOf(filtered).filter((item) => left.has(item)));
  const kept = new Set(items);
  return {
    type: 'rewritten',
    items: items.map((item) => (bereft.has(item) ? withoutId(item) : item)),
    inputLength: filtered.inputHistory.filter((item) => kept.has(item)).length,
  };
}

function itemsOf({ inputHistory, preHandoffItems, newItems }: HandoffInput): ResponseInputItem[] {
  return [...inputHistory, ...[...preHandoffItems, ...newItems].map(({ rawItem }) => rawItem as ResponseInputItem)];
}
