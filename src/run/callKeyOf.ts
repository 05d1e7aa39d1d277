import type { ApprovalItem } from '../events/RunItem.js';

/** What a call is known by that may need approval, and what all calls of its tool are: no function's name has a slash. */
export function callKeyOf(call: ApprovalItem['rawItem']): { readonly callId: string; readonly toolName: string } {
  return call.type === 'mcp_approval_request'
    ? { callId: call.id, toolName: `${call.server_label}/${call.name}` }
    : { callId: call.call_id, toolName: call.name };
}
