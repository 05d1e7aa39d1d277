import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunItem } from '../events/RunItem.js';
import { RUN_ITEM_NAMES } from '../events/RunItemName.js';

/** The run item that an item of the model's output makes: told by its type, handoffs by the name of the function called. */
export function runItemFrom(
  rawItem: ResponseOutputItem,
  agent: AgentReference,
  isHandoff: (functionName: string) => boolean,
): RunItem {
  const type = itemTypeOf(rawItem, isHandoff);
  const output = type === 'tool_call_output_item' && { output: (rawItem as { output?: unknown }).output };
  return { type, agent, rawItem, ...output } as RunItem;
}

function itemTypeOf(rawItem: ResponseOutputItem, isHandoff: (functionName: string) => boolean): string {
  const { type } = rawItem;
  if (type === 'message') return 'message_output_item';
  if (type === 'function_call') return isHandoff(rawItem.name) ? 'handoff_call_item' : 'tool_call_item';
  // The other types that have an item of their own give it their name.
  if (`${type}_item` in RUN_ITEM_NAMES) return `${type}_item`;
  if (type.endsWith('_call')) return 'tool_call_item';
  return type.endsWith('_output') ? 'tool_call_output_item' : 'unknown_item';
}
