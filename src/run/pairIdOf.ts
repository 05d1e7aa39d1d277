import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';

/** What an item has in common with its other half: a call with its output, a request for approval with the answer to it. */
export function pairIdOf(item: ResponseInputItem | ResponseOutputItem): string | null | undefined {
  if (item.type === 'mcp_approval_request') return item.id;
  if (item.type === 'mcp_approval_response') return item.approval_request_id;
  return (item as { readonly call_id?: string | null }).call_id;
}

/** Whether an item is the second half. */
export function isAnswer({ type }: ResponseInputItem | ResponseOutputItem): boolean {
  return /_output$|_response$/.test(type ?? '');
}
