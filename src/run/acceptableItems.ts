import type { ResponseInputItem } from 'openai/resources/responses/responses';

/**
 * What of some items the API accepts: without calls that have no output, outputs whose call is not there, and reasoning without the
 * item that it belongs to. A session that gives only its latest items may leave such, and so may a filter.
 */
export function acceptableItems(items: readonly ResponseInputItem[]): ResponseInputItem[] {
  const calls = callIdsOf(items, '_call');
  const outputs = callIdsOf(items, '_output');
  const kept: ResponseInputItem[] = [];
  let isFollowed = false;
  for (const item of [...items].reverse()) {
    const callId = callIdOf(item);
    if (item.type !== 'reasoning') isFollowed = callId === undefined || (calls.has(callId) && outputs.has(callId));
    if (isFollowed) kept.push(item);
  }
  return kept.reverse();
}

function callIdsOf(items: readonly ResponseInputItem[], ending: string): Set<unknown> {
  return new Set(items.filter(({ type }) => type?.endsWith(ending)).map(callIdOf));
}

function callIdOf(item: ResponseInputItem): unknown {
  return (item as { readonly call_id?: unknown }).call_id;
}
