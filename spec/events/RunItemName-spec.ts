import { RUN_ITEM_NAMES } from '../../src/events/RunItemName.js';

describe('RUN_ITEM_NAMES', () => {
  it('should name each item as the OpenAI Agents SDK for Python does', () => {
    expect(RUN_ITEM_NAMES).toEqual({
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
    });
  });

  it('should give no two items one name', () => {
    const names = Object.values(RUN_ITEM_NAMES);
    expect(new Set(names).size).toBe(names.length);
  });
});
