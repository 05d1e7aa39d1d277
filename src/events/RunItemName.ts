import type { RunItem } from './RunItem.js';

/** The event name of each type of item. */
export const RUN_ITEM_NAMES = {
  message_output_item: 'message_output_created',
  reasoning_item: 'reasoning_item_created',
  tool_call_item: 'tool_called',
  tool_call_output_item: 'tool_output',
  tool_approval_item: 'tool_approval_requested',
  handoff_call_item: 'handoff_requested',
  handoff_output_item: 'handoff_occurred',
  tool_search_call_item: 'tool_search_called',
  tool_search_output_item: 'tool_search_output_created',
  mcp_list_tools_item: 'mcp_list_tools',
  mcp_approval_request_item: 'mcp_approval_requested',
  mcp_approval_response_item: 'mcp_approval_response',
  compaction_item: 'compaction_item_created',
  input_item: 'input_added',
  unknown_item: 'unknown_item_created',
} as const satisfies Record<RunItem['type'], string>;

/** Name of a `run_item_stream_event`, as in the OpenAI Agents SDK for Python. */
export type RunItemName = (typeof RUN_ITEM_NAMES)[RunItem['type']];
