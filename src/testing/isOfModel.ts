import type { ResponseInputItem } from 'openai/resources/responses/responses';

/** Tells what a model has said from what it was told. */
export function isOfModel(item: ResponseInputItem | undefined): boolean {
  if (!item) return false;
  const { type = 'message', role } = item as { readonly type?: string; readonly role?: string };
  if (type === 'message') return role === 'assistant';
  return !type.endsWith('_output') && !type.endsWith('_response');
}
