import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { ToolCallDetails } from '../agent/ToolCallDetails.js';
import { lazily } from './lazily.js';
import type { Turn } from './Turn.js';
import { usageOf } from './usageOf.js';

/** What a tool is told about a call; the signal is made when it is asked for, since most tools never look. */
export function toolCallDetailsOf(
  turn: Turn,
  toolCall: ResponseFunctionToolCall,
  step: string,
  emit: ToolCallDetails['emit'],
  signalOf: () => AbortSignal,
): ToolCallDetails {
  const { env, agent, number, progress } = turn;
  const key = `${env.keyPrefix}${turn.key}/${step}`;
  return lazily(
    { toolCall, emit, agent, turn: number, key, idempotencyKey: `${env.root.runId}/${key}` },
    { signal: signalOf, usage: () => usageOf(progress) },
  );
}
