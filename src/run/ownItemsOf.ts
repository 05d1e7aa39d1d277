import type {
  ResponseInputItem,
  ResponseOutputItem,
  ResponseOutputMessage,
} from 'openai/resources/responses/responses';
import type { RunItem } from '../events/RunItem.js';
import { IGNORED } from './performHandoff.js';
import { handoffNamed } from './handoffNamed.js';
import type { AnyAgent } from './RunEnvironment.js';
import { runItemFrom } from './runItemFrom.js';

/**
 * The run items that some items of the history were: as they were announced, or where that was before the run was resumed, as the
 * history tells them.
 *
 * @param announced what the run has announced since
 * @param start the agent that the run began with
 */
export function ownItemsOf(
  items: readonly ResponseInputItem[],
  announced: readonly RunItem[],
  start: AnyAgent,
): RunItem[] {
  // An approval has the item of its call, which stands for itself.
  const known = new Map<unknown, RunItem>(
    announced.flatMap((item) => (item.type === 'tool_approval_item' ? [] : [[item.rawItem, item] as const])),
  );
  const targets = new Map<string, AnyAgent>();
  let agent = start;
  return items.map((rawItem) => {
    const item = known.get(rawItem) ?? itemOf(rawItem, agent, targets);
    if (item.type === 'handoff_call_item') {
      const { call_id: callId, name } = item.rawItem;
      const handoff = handoffNamed(agent, name);
      if (handoff) targets.set(callId, handoff.agent);
    }
    if (item.type === 'handoff_output_item') agent = targets.get(item.rawItem.call_id) ?? agent;
    return item;
  });
}

function itemOf(rawItem: ResponseInputItem, agent: AnyAgent, targets: ReadonlyMap<string, AnyAgent>): RunItem {
  const reference = { name: agent.name };
  if (rawItem.type === 'function_call_output') {
    const { output } = rawItem;
    const target = output === IGNORED ? undefined : targets.get(rawItem.call_id);
    if (!target) return { type: 'tool_call_output_item', agent: reference, rawItem, output };
    const targetAgent = { name: target.name };
    return { type: 'handoff_output_item', agent: reference, rawItem, sourceAgent: reference, targetAgent };
  }
  if ('role' in rawItem) {
    return rawItem.role === 'assistant'
      ? { type: 'message_output_item', agent: reference, rawItem: rawItem as ResponseOutputMessage }
      : { type: 'input_item', agent: reference, rawItem };
  }
  const isHandoff = (name: string): boolean => handoffNamed(agent, name) !== undefined;
  return runItemFrom(rawItem as ResponseOutputItem, reference, isHandoff);
}
