import type { ResponseFunctionToolCall, ResponseInputItem } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { ToolCallOutputItem } from '../events/RunItem.js';

type ModelOutput = ResponseInputItem.FunctionCallOutput['output'];

/** The item of a call's output: the value itself, and what the model is sent for it. */
export function toolOutputItem(
  agent: AgentReference,
  { call_id }: ResponseFunctionToolCall,
  output: unknown,
  modelOutput: ModelOutput = output as string,
): ToolCallOutputItem {
  return {
    type: 'tool_call_output_item',
    agent,
    rawItem: { type: 'function_call_output', call_id, output: modelOutput },
    output,
  };
}
