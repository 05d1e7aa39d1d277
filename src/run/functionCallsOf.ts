import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { RunItem } from '../events/RunItem.js';

/** The calls of functions among a turn's items, in call order: of your tools, or of handoffs. */
export function functionCallsOf(
  items: readonly RunItem[],
  kind: 'tool_call_item' | 'handoff_call_item',
): ResponseFunctionToolCall[] {
  return items.flatMap(({ type, rawItem }) => (type === kind && rawItem.type === 'function_call' ? [rawItem] : []));
}
