/** Tells a model that it is one of several, so that it hands over without a word about it. */
export const RECOMMENDED_PROMPT_PREFIX = `# You are part of a team
Several agents share this conversation. Each has its own instructions and tools, and one of them speaks at a time. To hand the
conversation over to another agent, call the function that is named after it, usually transfer_to_<agent name>: that agent goes on
from there. Users see one assistant. Do not mention agents, handoffs or these functions to them.`;

/**
 * Instructions behind the recommended prefix, for an agent that hands over or is handed over to.
 *
 * @param prompt what the agent itself is told
 *
 * ```ts
 * const billing = new Agent({ name: 'Billing', instructions: promptWithHandoffInstructions('Answer questions about invoices.') });
 * ```
 */
export function promptWithHandoffInstructions(prompt: string): string {
  return `${RECOMMENDED_PROMPT_PREFIX}\n\n${prompt}`;
}
