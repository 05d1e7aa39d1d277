import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';

/** A message or a call as the API takes it that knows nothing of it: by its id it would look for what belongs to it. */
export function withoutId(item: ResponseInputItem | ResponseOutputItem): ResponseInputItem {
  if (item.type !== 'message' && item.type !== 'function_call') return item as ResponseInputItem;
  const { id: _id, ...rest } = item as { readonly id?: string };
  return rest as ResponseInputItem;
}
