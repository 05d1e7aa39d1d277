import type { McpApprovalRequestItem, RunItem } from '../events/RunItem.js';

/** The requests of hosted MCP servers that nobody has answered, in the order in which they came. */
export function pendingRequestsOf(items: readonly RunItem[]): McpApprovalRequestItem[] {
  const answered = new Set(
    items.flatMap(({ type, rawItem }) => (type === 'mcp_approval_response_item' ? [rawItem.approval_request_id] : [])),
  );
  return items.filter(
    (item): item is McpApprovalRequestItem =>
      item.type === 'mcp_approval_request_item' && !answered.has(item.rawItem.id),
  );
}
