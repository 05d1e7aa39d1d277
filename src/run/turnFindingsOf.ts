import type { ToolResult } from '../agent/ToolUseBehavior.js';
import type { RunItem } from '../events/RunItem.js';
import { messageContentOf } from './messageContentOf.js';
import type { TurnFindings } from './turnDecisionOf.js';

/** What the items of a turn say about what comes next. */
export function turnFindingsOf(items: readonly RunItem[], hasRepeatedCall: boolean): TurnFindings {
  const outputs = new Map<string, unknown>();
  const toolResults: ToolResult[] = [];
  let otherCalls = hasRepeatedCall;
  let message: TurnFindings['message'];
  let handedOver: string | undefined;
  for (const item of items) {
    const { rawItem } = item;
    if (item.type === 'message_output_item') message = messageContentOf(item.rawItem);
    else if (item.type === 'handoff_output_item') handedOver = item.rawItem.call_id;
    else if (rawItem.type === 'function_call_output')
      outputs.set(rawItem.call_id, (item as { output?: unknown }).output);
    else if (isHostedWork(item)) otherCalls = true;
  }
  let handoffName: string | undefined;
  for (const { type, rawItem } of items) {
    if (rawItem.type !== 'function_call') continue;
    const { call_id: callId, name } = rawItem;
    if (type === 'handoff_call_item' && callId === handedOver) handoffName = name;
    if (type === 'tool_call_item') toolResults.push({ toolName: name, callId, output: outputs.get(callId) });
  }
  return {
    toolResults,
    otherCalls,
    ...(handoffName !== undefined && { handoffName }),
    ...(message && { message }),
  };
}

/** Work that the provider did, after which the model has something to go on. */
function isHostedWork({ type, rawItem }: RunItem): boolean {
  if (type === 'tool_call_item') return rawItem.type !== 'function_call';
  return type === 'tool_search_call_item' || type === 'tool_call_output_item' || type === 'mcp_list_tools_item';
}
