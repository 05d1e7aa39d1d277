import type { ResponseOutputMessage } from 'openai/resources/responses/responses';
import type { ToolResult, ToolUseBehavior } from '../agent/ToolUseBehavior.js';
import type { RunItem } from '../events/RunItem.js';
import { functionCallsOf } from './functionCallsOf.js';
import { isWaiting } from './isWaiting.js';

/** What comes next; told apart by `type`. */
export type TurnDecision =
  | { readonly type: 'interrupted' }
  | { readonly type: 'handoff'; readonly handoffName: string }
  | { readonly type: 'tool_output'; readonly output: unknown }
  | {
      readonly type: 'ask_tool_use';
      readonly ask: Extract<ToolUseBehavior<never>, (...args: never[]) => unknown>;
      readonly results: readonly ToolResult[];
    }
  | { readonly type: 'refusal'; readonly refusal: string }
  | { readonly type: 'unanswered'; readonly call: string }
  | { readonly type: 'text'; readonly text: string }
  /** The model said nothing where its output must fit a schema. */
  | { readonly type: 'no_output' }
  | { readonly type: 'run_again' };

export const RUN_AGAIN = { type: 'run_again' } as const;

/**
 * Decides what a turn comes to: a handoff wins over tools, tools and answered requests over text; work that the provider did, without a word about it, runs again.
 *
 * @param items what the turn announced
 * @param hasRepeatedCall whether the model repeated a call, which was dropped
 * @param toolUseBehavior what the agent does when its tools have settled
 * @param isStructured whether the final output must fit a schema, which the empty text does not
 */
export function turnDecisionOf(
  items: readonly RunItem[],
  hasRepeatedCall: boolean,
  toolUseBehavior: ToolUseBehavior<never>,
  isStructured: boolean,
): TurnDecision {
  // What waits for approval comes before everything else.
  if (isWaiting(items)) return { type: 'interrupted' };
  const [handoff] = functionCallsOf(items, 'handoff_call_item');
  if (handoff) return { type: 'handoff', handoffName: handoff.name };

  const results = toolResultsOf(items);
  if (results.length > 0) return afterTools(results, toolUseBehavior);
  if (items.some(({ type }) => type === 'mcp_approval_response_item')) return RUN_AGAIN;

  const message = items.filter((item) => item.type === 'message_output_item').at(-1)?.rawItem;
  const unanswered = message ? undefined : items.find((item, _, all) => isUnanswered(item, all));
  if (unanswered) return { type: 'unanswered', call: String(unanswered.rawItem.type) };
  if (!message && (hasRepeatedCall || items.some(isHostedWork))) return RUN_AGAIN;

  const refusal = joined(message, 'refusal');
  if (refusal) return { type: 'refusal', refusal };
  const text = joined(message, 'text');
  return isStructured && text === '' ? { type: 'no_output' } : { type: 'text', text };
}

/** The settled calls of your tools, in call order. */
function toolResultsOf(items: readonly RunItem[]): ToolResult[] {
  const outputs = new Map(
    items.map((item) => [(item.rawItem as { call_id?: string }).call_id, (item as { output?: unknown }).output]),
  );
  return functionCallsOf(items, 'tool_call_item').map(({ name, call_id: callId }) => ({
    toolName: name,
    callId,
    output: outputs.get(callId),
  }));
}

function afterTools(results: readonly ToolResult[], behavior: ToolUseBehavior<never>): TurnDecision {
  if (behavior === 'run_llm_again') return RUN_AGAIN;
  if (typeof behavior === 'function') return { type: 'ask_tool_use', ask: behavior, results };
  const final = results.find(
    ({ toolName }) => behavior === 'stop_on_first_tool' || behavior.stopAtToolNames.includes(toolName),
  );
  return final ? { type: 'tool_output', output: final.output } : RUN_AGAIN;
}

/** A call that the provider leaves to its caller, such as `custom_tool_call`. */
function isUnanswered({ type, rawItem }: RunItem, items: readonly RunItem[]): boolean {
  const { call_id: callId } = rawItem as { readonly call_id?: unknown };
  if (type !== 'tool_call_item' || !callId) return false;
  return !items.some((item) => item.rawItem !== rawItem && (item.rawItem as { call_id?: unknown }).call_id === callId);
}

/** Work that the provider did, after which the model has something to go on. */
function isHostedWork({ type }: RunItem): boolean {
  return type !== 'reasoning_item' && type !== 'compaction_item' && type !== 'unknown_item';
}

function joined(message: ResponseOutputMessage | undefined, key: 'text' | 'refusal'): string {
  // Some servers send a message without content.
  const parts: readonly unknown[] = Array.isArray(message?.content) ? message.content : [];
  return parts.map((part) => (part as Partial<Record<typeof key, string>> | null)?.[key] ?? '').join('');
}
