import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { RunProgress } from './RunProgress.js';
import { logItems } from './Log.js';

/** The event of the message that a handler answered with, once guardrails have not refused it; nothing where it was announced. */
export function handledEvents({ handled, agent, newItems }: RunProgress): RunEvent[] {
  const message = handled?.message;
  if (!message || logItems(newItems).at(-1)?.rawItem === message) return [];
  return [runItemEvent({ type: 'message_output_item', agent: { name: agent.name }, rawItem: message })];
}
