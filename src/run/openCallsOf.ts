import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { RunItem } from '../events/RunItem.js';

/** The function calls among some items that have no output there, in call order. */
export function openCallsOf(items: readonly RunItem[]): ResponseFunctionToolCall[] {
  const open = new Map<string, ResponseFunctionToolCall>();
  for (const { type, rawItem } of items) {
    if (rawItem.type === 'function_call' && type !== 'tool_approval_item') open.set(rawItem.call_id, rawItem);
    if (rawItem.type === 'function_call_output') open.delete(rawItem.call_id);
  }
  return [...open.values()];
}
