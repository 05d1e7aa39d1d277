import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { RunItem } from '../events/RunItem.js';
import { openCallsOf } from './openCallsOf.js';

/** The calls of your tools that are still to be answered, in call order. */
export function pendingCallsOf(items: readonly RunItem[]): ResponseFunctionToolCall[] {
  return openCallsOf(items.filter(({ type }) => type !== 'handoff_call_item'));
}
