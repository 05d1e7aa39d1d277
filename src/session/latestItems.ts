import type { ResponseInputItem } from 'openai/resources/responses/responses';

/**
 * The latest items, oldest first, less what the API would refuse at their head: the rest of a response whose reasoning is cut
 * off, and outputs whose call is.
 *
 * @param limit how many at most
 */
export function latestItems(items: readonly ResponseInputItem[], limit: number): ResponseInputItem[] {
  let start = Math.max(0, items.length - limit);
  if (start === 0) return [...items];
  if (isReasoned(items, start)) while (isGenerated(items[start])) start++;
  const latest = items.slice(start);
  const calls = new Set(latest.map((item) => !isOutput(item) && callIdOf(item)));
  return latest.filter((item) => !isOutput(item) || !callIdOf(item) || calls.has(callIdOf(item)));
}

/** Whether the item at an index has come of reasoning before it, in the same response. */
function isReasoned(items: readonly ResponseInputItem[], index: number): boolean {
  let before = index - 1;
  while (isGenerated(items[before])) before--;
  return items[before]?.type === 'reasoning';
}

/** What a model makes after it has reasoned. */
function isGenerated(item: ResponseInputItem | undefined): boolean {
  if (!item || item.type === 'reasoning' || isOutput(item)) return false;
  return !('role' in item) || item.role === 'assistant';
}

function isOutput({ type }: ResponseInputItem): boolean {
  return !!type?.endsWith('_output');
}

function callIdOf(item: ResponseInputItem): string | null | undefined {
  return (item as { readonly call_id?: string | null }).call_id;
}
