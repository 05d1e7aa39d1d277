import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';
import type { RunItem } from 'rxagents';
import { runItemFrom } from '../../src/run/runItemFrom.js';
import { toolOutputItem } from '../../src/run/toolOutputItem.js';
import { functionCall, mcpResponse } from './rawItems.js';

const agent = { name: 'A' };

/** The run item of an item of the model's; functions named `transfer_to_...` are handoffs. */
export function itemFrom(raw: ResponseOutputItem): RunItem {
  return runItemFrom(raw, agent, (name) => name.startsWith('transfer_to_'));
}

/** The output of a call, as the run makes it. */
export function outputItem(callId: string, output: unknown): RunItem {
  return toolOutputItem(agent, functionCall(callId), output);
}

/** The answer to a hosted MCP server's request. */
export function responseItem(id: string, approve = true): RunItem {
  return { type: 'mcp_approval_response_item', agent, rawItem: mcpResponse(id, approve) };
}

/** The answer to a handoff call. */
export function handoffOutputItem(callId: string): RunItem {
  const rawItem: ResponseInputItem.FunctionCallOutput = {
    type: 'function_call_output',
    call_id: callId,
    output: '{"assistant":"B"}',
  };
  return { type: 'handoff_output_item', agent, rawItem, sourceAgent: agent, targetAgent: { name: 'B' } };
}
