import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';

/** What interceptors see of the call that a unit of work answers. */
export function callInputOf({ call_id: callId, name, arguments: written }: ResponseFunctionToolCall): object {
  return { callId, name, arguments: written };
}
