import type { RunEvent } from '../events/RunEvent.js';
import type { McpApprovalRequestItem } from '../events/RunItem.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { ApprovalDecision } from '../events/RunState.js';

/** Says what was decided about a request of a hosted MCP server: its model is sent that. */
export function approvalResponse(
  { agent, rawItem: { id } }: McpApprovalRequestItem,
  { approve, message }: ApprovalDecision,
): RunEvent {
  return runItemEvent({
    type: 'mcp_approval_response_item',
    agent,
    rawItem: {
      type: 'mcp_approval_response',
      approval_request_id: id,
      approve,
      ...(message !== undefined && { reason: message }),
    },
  });
}
