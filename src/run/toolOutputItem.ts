import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { ToolCallOutputItem } from '../events/RunItem.js';
import { modelOutputFrom } from './modelOutputFrom.js';

/**
 * The item of a call's output: the value itself, and what the model is sent for it.
 *
 * @throws TypeError when the value has no JSON
 */
export function toolOutputItem(
  agent: AgentReference,
  { call_id }: ResponseFunctionToolCall,
  output: unknown,
): ToolCallOutputItem {
  return {
    type: 'tool_call_output_item',
    agent,
    rawItem: { type: 'function_call_output', call_id, output: modelOutputFrom(output) },
    output,
  };
}
