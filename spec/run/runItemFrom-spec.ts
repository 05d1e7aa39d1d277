import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { runItemFrom } from '../../src/run/runItemFrom.js';
import { functionCall, message, reasoningItem, webSearch } from '../helpers/rawItems.js';

const raw = (type: string, more: object = {}): ResponseOutputItem =>
  ({ type, id: 'x', ...more }) as unknown as ResponseOutputItem;
const isHandoff = (name: string): boolean => name === 'transfer_to_b';

describe('runItemFrom', () => {
  it.each<[string, ResponseOutputItem]>([
    ['message_output_item', message('Hi')],
    ['reasoning_item', reasoningItem()],
    ['tool_call_item', functionCall('call_1')],
    ['handoff_call_item', functionCall('call_1', 'transfer_to_b')],
    ['tool_call_item', webSearch()],
    ['tool_call_item', raw('mcp_call')],
    ['tool_call_item', raw('a_new_call')],
    ['tool_call_output_item', raw('computer_call_output', { output: {} })],
    ['tool_call_output_item', raw('a_new_output')],
    ['tool_search_call_item', raw('tool_search_call')],
    ['tool_search_output_item', raw('tool_search_output')],
    ['mcp_list_tools_item', raw('mcp_list_tools')],
    ['mcp_approval_request_item', raw('mcp_approval_request')],
    ['compaction_item', raw('compaction')],
    ['unknown_item', raw('a_new_thing')],
  ])('should make a %s', (type, rawItem) => {
    const item = runItemFrom(rawItem, { name: 'A' }, isHandoff);
    expect(item).toMatchObject({ type, agent: { name: 'A' } });
    expect(item.rawItem).toBe(rawItem);
  });

  it('should have an output where the item is one, and only there', () => {
    expect(runItemFrom(raw('a_new_output', { output: 'ok' }), { name: 'A' }, isHandoff)).toMatchObject({
      output: 'ok',
    });
    const others = [message('Hi'), functionCall('call_1'), raw('tool_search_output', { output: 'x' })];
    expect(others.map((item) => 'output' in runItemFrom(item, { name: 'A' }, isHandoff))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
