import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';

/** Those of some items that are kept, and the reasoning that stands before one of them: the API takes none without what it belongs to. */
export function withReasoning<TItem extends ResponseInputItem | ResponseOutputItem>(
  items: readonly TItem[],
  isKept: (item: TItem) => boolean,
): TItem[] {
  const kept: TItem[] = [];
  let isFollowed = false;
  for (const item of [...items].reverse()) {
    if (item.type !== 'reasoning') isFollowed = isKept(item);
    if (isFollowed) kept.push(item);
  }
  return kept.reverse();
}
