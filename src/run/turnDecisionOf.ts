import type { ToolResult, ToolUseBehavior } from '../agent/ToolUseBehavior.js';
import type { MessageContent } from './messageContentOf.js';

/** What a turn produced, as far as it decides what comes next. */
export interface TurnFindings {
  /** Name of the handoff function that was called and answered. */
  readonly handoffName?: string;
  /** The settled calls of your tools, in call order. */
  readonly toolResults: readonly ToolResult[];
  /** Whether the response called anything that is not yours to answer, or repeated a call. */
  readonly otherCalls: boolean;
  /** The last message of the response. */
  readonly message?: MessageContent;
}

/** What comes next; told apart by `type`. */
export type TurnDecision =
  | { readonly type: 'handoff'; readonly handoffName: string }
  | { readonly type: 'tool_output'; readonly output: unknown }
  | { readonly type: 'ask_tool_use'; readonly ask: Extract<ToolUseBehavior<never>, (...args: never[]) => unknown> }
  | { readonly type: 'refusal'; readonly refusal: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'run_again' };

/**
 * Decides what a turn comes to: a handoff wins over tools, tools over text.
 *
 * @param findings what the turn produced
 * @param toolUseBehavior what the agent does when its tools have settled
 * @param isStructured whether the final output must fit a schema, which the empty text does not
 */
export function turnDecisionOf(
  { handoffName, toolResults, otherCalls, message }: TurnFindings,
  toolUseBehavior: ToolUseBehavior<never>,
  isStructured: boolean,
): TurnDecision {
  if (handoffName !== undefined) return { type: 'handoff', handoffName };
  if (toolResults.length > 0) return afterTools(toolResults, toolUseBehavior);
  if (!message && otherCalls) return { type: 'run_again' };
  if (message?.refusal !== undefined) return { type: 'refusal', refusal: message.refusal };
  const text = message?.text ?? '';
  return isStructured && text === '' ? { type: 'run_again' } : { type: 'text', text };
}

function afterTools(results: readonly ToolResult[], behavior: ToolUseBehavior<never>): TurnDecision {
  if (typeof behavior === 'function') return { type: 'ask_tool_use', ask: behavior };
  const final =
    behavior === 'run_llm_again'
      ? undefined
      : results.find(
          ({ toolName }) => behavior === 'stop_on_first_tool' || behavior.stopAtToolNames.includes(toolName),
        );
  return final ? { type: 'tool_output', output: final.output } : { type: 'run_again' };
}
