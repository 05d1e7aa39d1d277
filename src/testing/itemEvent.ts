import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { RunItem, RunItemName, RunItemStreamEvent } from '../index.js';
import type { ScriptedItem } from './ScriptedItem.js';

const NAMES: Readonly<Record<RunItem['type'], RunItemName>> = {
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
};

/**
 * The event of a run that announces an item.
 *
 * @param item a run item, or an output item as a script has it: a function call is then a tool's
 * @param agent the name of the agent that a scripted item belongs to
 *
 * ```ts
 * of(itemEvent(text('Hello')), itemEvent(toolCall('get_weather'))).pipe(map(letterOf)).subscribe(console.log); // m, c
 * ```
 */
export function itemEvent(item: RunItem | ScriptedItem, agent = 'Agent'): RunItemStreamEvent {
  const announced = item.type === 'output_item' ? runItemOf(item, agent) : item;
  // The table pairs each name with its own item type, which a lookup by a union cannot show the compiler.
  return { type: 'run_item_stream_event', name: NAMES[announced.type], item: announced } as RunItemStreamEvent;
}

function runItemOf(scripted: ScriptedItem, name: string): RunItem {
  const rawItem = scripted.streamAt({ outputIndex: 0, idSuffix: '1_0' }).done;
  const type = itemTypeOf(rawItem);
  const output = type === 'tool_call_output_item' && { output: (rawItem as { readonly output?: unknown }).output };
  return { type, agent: { name }, rawItem, ...output } as RunItem;
}

function itemTypeOf({ type }: ResponseOutputItem): RunItem['type'] {
  if (type === 'message') return 'message_output_item';
  if (`${type}_item` in NAMES) return `${type}_item` as RunItem['type'];
  if (type.endsWith('_call')) return 'tool_call_item';
  return type.endsWith('_output') ? 'tool_call_output_item' : 'unknown_item';
}
