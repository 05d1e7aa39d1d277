import type {
  ResponseFunctionToolCall,
  ResponseFunctionWebSearch,
  ResponseInputItem,
  ResponseOutputItem,
  ResponseOutputMessage,
  ResponseReasoningItem,
} from 'openai/resources/responses/responses';

/** A message as the wire has it. */
export function message(text: string, id = 'msg_1'): ResponseOutputMessage {
  const content = [{ type: 'output_text' as const, text, annotations: [] }];
  return { type: 'message', id, role: 'assistant', status: 'completed', content };
}

/** A message in which the model refuses. */
export function refusalMessage(refusal: string): ResponseOutputMessage {
  return {
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'refusal', refusal }],
  };
}

/** A function call as the wire has it; its item's id is made from the call's. */
export function functionCall(callId: string, name = 'get_weather', text = '{}'): ResponseFunctionToolCall {
  return { type: 'function_call', id: `fc_${callId}`, call_id: callId, name, arguments: text, status: 'completed' };
}

/** The model's reasoning, without a summary. */
export function reasoningItem(id = 'rs_1'): ResponseReasoningItem {
  return { type: 'reasoning', id, summary: [] };
}

/** A hosted MCP server's request for approval. */
export function mcpRequest(id: string, name = 'search'): ResponseOutputItem.McpApprovalRequest {
  return { type: 'mcp_approval_request', id, name, arguments: '{}', server_label: 'docs' };
}

/** The answer to such a request. */
export function mcpResponse(id: string, approve = true): ResponseInputItem.McpApprovalResponse {
  return { type: 'mcp_approval_response', approval_request_id: id, approve };
}

/** A call that the provider made itself. */
export function webSearch(id = 'ws_1'): ResponseFunctionWebSearch {
  return { type: 'web_search_call', id, status: 'completed', action: { type: 'search', query: 'Oslo' } };
}
