import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { ToolCallDetails } from '../agent/ToolCallDetails.js';
import type { Turn } from './Turn.js';
import { usageOf } from './usageOf.js';

/** What a tool is told about a call, but for what only one attempt at it has. */
export function toolCallDetailsOf(
  { env, agent, number, key: turnKey, progress }: Turn,
  toolCall: ResponseFunctionToolCall,
): Omit<ToolCallDetails, 'emit' | 'signal'> {
  const key = `${turnKey}/tool/${toolCall.call_id}`;
  return {
    toolCall,
    agent,
    turn: number,
    key,
    idempotencyKey: `${env.runId}/${key}`,
    get usage() {
      return usageOf(progress);
    },
  };
}
