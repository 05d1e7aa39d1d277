import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { Agent, type RunItem } from 'rxagents';
import { ownItemsOf } from '../../src/run/ownItemsOf.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';
import { handoffOutputItem, itemFrom, outputItem } from '../helpers/runItems.js';

const b: Agent = new Agent({ name: 'B', handoffs: () => [a] });
const c = new Agent({ name: 'C' });
const a: Agent = new Agent({ name: 'A', handoffs: () => [c, b] });
const told = (items: readonly RunItem[]): string[] => items.map(({ type, agent }) => `${agent.name} ${type}`);
const rawOf = (item: RunItem): ResponseInputItem => item.rawItem as ResponseInputItem;

describe('ownItemsOf', () => {
  it('should be the items that were announced, each for its own', () => {
    const [call, output] = [itemFrom(functionCall('x')), outputItem('x', { any: 'value' })];
    const approval = { type: 'tool_approval_item', agent: { name: 'A' }, rawItem: call.rawItem } as RunItem;
    const items = ownItemsOf([rawOf(call), rawOf(output)], [approval, call, approval, output], a);
    expect(items[0]).toBe(call);
    expect(items[1]).toBe(output);
  });

  it('should tell from the history what was not, by whose turn it was', () => {
    const steered: ResponseInputItem = { role: 'user', content: 'And?' };
    const plain: ResponseInputItem = { role: 'assistant', content: 'Cut' };
    const ignored = outputItem('h2', 'Multiple handoffs detected, ignoring this one.');
    const history = [
      reasoningItem(),
      functionCall('x'),
      functionCall('h', 'transfer_to_b'),
      functionCall('h2', 'transfer_to_b'),
      rawOf(outputItem('x', 'ok')),
      rawOf(ignored),
      rawOf(handoffOutputItem('h')),
      steered,
      message('Hi'),
      plain,
    ];
    const items = ownItemsOf(history, [], a);
    expect(told(items)).toEqual([
      'A reasoning_item',
      'A tool_call_item',
      'A handoff_call_item',
      'A handoff_call_item',
      'A tool_call_output_item',
      'A tool_call_output_item',
      'A handoff_output_item',
      'B input_item',
      'B message_output_item',
      'B message_output_item',
    ]);
    expect(items[4]).toMatchObject({ output: 'ok' });
    expect(items[6]).toMatchObject({ sourceAgent: { name: 'A' }, targetAgent: { name: 'B' } });
    expect(items.map(({ rawItem }) => rawItem)).toEqual(history);
  });
});
