import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunItem } from '../events/RunItem.js';

/** The run item that an item of the model's output makes: told by its type, handoffs by the name of the function called. */
export function runItemFrom(
  rawItem: ResponseOutputItem,
  agent: AgentReference,
  isHandoff: (functionName: string) => boolean,
): RunItem {
  return { type: itemTypeOf(rawItem, isHandoff), agent, rawItem, ...outputOf(rawItem) } as RunItem;
}

function itemTypeOf(rawItem: ResponseOutputItem, isHandoff: (functionName: string) => boolean): RunItem['type'] {
  switch (rawItem.type) {
    case 'message':
      return 'message_output_item';
    case 'reasoning':
      return 'reasoning_item';
    case 'function_call':
      return isHandoff(rawItem.name) ? 'handoff_call_item' : 'tool_call_item';
    case 'tool_search_call':
      return 'tool_search_call_item';
    case 'tool_search_output':
      return 'tool_search_output_item';
    case 'mcp_list_tools':
      return 'mcp_list_tools_item';
    case 'mcp_approval_request':
      return 'mcp_approval_request_item';
    case 'compaction':
      return 'compaction_item';
    default:
      if (rawItem.type.endsWith('_call')) return 'tool_call_item';
      return rawItem.type.endsWith('_output') ? 'tool_call_output_item' : 'unknown_item';
  }
}

function outputOf(rawItem: ResponseOutputItem): { output: unknown } | undefined {
  if (!rawItem.type.endsWith('_output') || rawItem.type === 'tool_search_output') return undefined;
  return { output: (rawItem as { output?: unknown }).output };
}
