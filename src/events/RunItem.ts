import type {
  ResponseCompactionItem,
  ResponseFunctionToolCall,
  ResponseInputItem,
  ResponseOutputItem,
  ResponseOutputMessage,
  ResponseReasoningItem,
  ResponseToolSearchCall,
  ResponseToolSearchOutputItem,
} from 'openai/resources/responses/responses';
import type { AgentReference } from './AgentReference.js';

interface Item<TType extends string, TRaw> {
  readonly type: TType;
  /** The agent whose turn made the item. */
  readonly agent: AgentReference;
  /** The item as the Responses API knows it. */
  readonly rawItem: TRaw;
}

/** A message of the model, text or refusal. */
export type MessageOutputItem = Item<'message_output_item', ResponseOutputMessage>;
/** The model's reasoning. */
export type ReasoningItem = Item<'reasoning_item', ResponseReasoningItem>;
/** A call of the model's: a function call, or a hosted tool's call (any other `*_call`). */
export type ToolCallItem = Item<'tool_call_item', ResponseOutputItem>;
/** The output of a call; `output` is the value itself where a tool of yours made it. */
export interface ToolCallOutputItem extends Item<
  'tool_call_output_item',
  ResponseInputItem.FunctionCallOutput | ResponseOutputItem
> {
  readonly output: unknown;
}
/** A function call that waits for somebody's approval. */
export type ToolApprovalItem = Item<'tool_approval_item', ResponseFunctionToolCall>;
/** The model asks to hand the conversation over to another agent. */
export type HandoffCallItem = Item<'handoff_call_item', ResponseFunctionToolCall>;
/** The handoff took place. */
export interface HandoffOutputItem extends Item<'handoff_output_item', ResponseInputItem.FunctionCallOutput> {
  readonly sourceAgent: AgentReference;
  readonly targetAgent: AgentReference;
}
/** The model looks for tools. */
export type ToolSearchCallItem = Item<'tool_search_call_item', ResponseToolSearchCall>;
/** The tools that were found. */
export type ToolSearchOutputItem = Item<'tool_search_output_item', ResponseToolSearchOutputItem>;
/** The tools that a hosted MCP server offers. */
export type McpListToolsItem = Item<'mcp_list_tools_item', ResponseOutputItem.McpListTools>;
/** A hosted MCP server's tool waits for approval. */
export type McpApprovalRequestItem = Item<'mcp_approval_request_item', ResponseOutputItem.McpApprovalRequest>;
/** What waits for somebody's approval: a call of a tool of yours, or of a tool that a hosted MCP server runs. */
export type ApprovalItem = ToolApprovalItem | McpApprovalRequestItem;
/** The answer to such a request. */
export type McpApprovalResponseItem = Item<'mcp_approval_response_item', ResponseInputItem.McpApprovalResponse>;
/** The server compacted the conversation so far. */
export type CompactionItem = Item<'compaction_item', ResponseCompactionItem>;
/** A steering message that was let in while the run worked. */
export type InputItem = Item<'input_item', ResponseInputItem>;
/** An output item of a type that is not listed here. */
export type UnknownItem = Item<'unknown_item', ResponseOutputItem>;

/** One complete thing that a run produced, told apart by `type`. */
export type RunItem =
  | MessageOutputItem
  | ReasoningItem
  | ToolCallItem
  | ToolCallOutputItem
  | ToolApprovalItem
  | HandoffCallItem
  | HandoffOutputItem
  | ToolSearchCallItem
  | ToolSearchOutputItem
  | McpListToolsItem
  | McpApprovalRequestItem
  | McpApprovalResponseItem
  | CompactionItem
  | InputItem
  | UnknownItem;
