import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { RunItem } from '../events/RunItem.js';
import type { HandoffInput } from './HandoffInputFilter.js';

/**
 * A handoff filter that leaves out the calls of tools and handoffs, and their outputs; the run leaves out the reasoning behind them.
 *
 * @param input what the next agent's model would be sent: `{ inputHistory, preHandoffItems, newItems }`
 *
 * ```ts
 * const triage = new Agent({ name: 'Triage', handoffs: [handoff(billing, { inputFilter: removeAllTools })] });
 * ```
 */
export function removeAllTools<TInput extends HandoffInput>(input: TInput): TInput {
  const isKept = ({ rawItem }: RunItem): boolean => !isOfTool(rawItem);
  return {
    ...input,
    inputHistory: input.inputHistory.filter((item) => !isOfTool(item)),
    preHandoffItems: input.preHandoffItems.filter(isKept),
    newItems: input.newItems.filter(isKept),
  };
}

/** Calls and their outputs are named so; what a hosted server does is named after it. */
function isOfTool({ type }: Pick<ResponseInputItem, 'type'>): boolean {
  return /_call$|_output$|^mcp_/.test(type ?? '');
}
