import type { ResponseOutputItem } from 'openai/resources/responses/responses';

/** An item as it is when the response was cut short in it. */
export function incompleteItem(item: ResponseOutputItem): ResponseOutputItem {
  const canBeCut = item.type === 'message' || item.type === 'function_call' || item.type === 'reasoning';
  return canBeCut ? { ...item, status: 'incomplete' } : item;
}
