import type { RunItem } from 'rxagents';
import { modelItemOf } from '../../../src/testing/diagram/modelItemOf.js';
import { functionCall, message, reasoningItem, refusalMessage } from '../../helpers/rawItems.js';
import { handoffOutputItem, itemFrom, outputItem } from '../../helpers/runItems.js';

const agent = { name: 'A' };

describe('modelItemOf', () => {
  it('should draw what people read on its lane, with what it says', () => {
    const thought = { ...reasoningItem(), summary: [{ type: 'summary_text' as const, text: 'Hm.' }] };
    expect([message('Hi'), refusalMessage('No.'), thought].map((raw) => modelItemOf(itemFrom(raw)))).toEqual([
      { lane: 'text', kind: 'message', title: 'message: Hi', caption: 'Hi' },
      { lane: 'text', kind: 'message', title: 'message: No.', caption: 'No.' },
      { lane: 'reasoning', kind: 'thought', title: 'reasoning: Hm.', caption: 'Hm.' },
    ]);
  });

  it.each([
    ['tool_search_call_item', 'searched'],
    ['tool_search_output_item', 'found'],
    ['mcp_list_tools_item', 'listed'],
    ['compaction_item', 'compacted'],
    ['unknown_item', 'unknown'],
  ] as const)('should draw a %s on the lane of the model', (type, kind) => {
    const item = { type, agent, rawItem: { id: 'x_1' } } as unknown as RunItem;
    expect(modelItemOf(item)).toEqual({ lane: 'model', kind, title: '{"id":"x_1"}' });
  });

  it('should leave calls, outputs and handoffs to others', () => {
    const items = [itemFrom(functionCall('c')), outputItem('c', 'x'), handoffOutputItem('c')];
    expect(items.map(modelItemOf)).toEqual([undefined, undefined, undefined]);
  });
});
