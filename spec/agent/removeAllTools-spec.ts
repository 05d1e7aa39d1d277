import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { removeAllTools } from 'rxagents';
import { functionCall, message, reasoningItem, webSearch } from '../helpers/rawItems.js';
import { handoffOutputItem, itemFrom, outputItem } from '../helpers/runItems.js';

describe('removeAllTools', () => {
  it('should leave out calls, their outputs and what hosted servers did, in each part, and keep all else', () => {
    const user: ResponseInputItem = { role: 'user', content: 'Hi' };
    const tools = { type: 'mcp_list_tools', id: 'mcp_1' } as ResponseInputItem;
    const context = { user: 1 };
    const said = itemFrom(message('Hi'));
    const filtered = removeAllTools({
      inputHistory: [user, functionCall('a'), outputItem('a', 1).rawItem as ResponseInputItem, tools, message('Hi')],
      preHandoffItems: [itemFrom(reasoningItem()), said, itemFrom(webSearch()), outputItem('b', 2)],
      newItems: [said, itemFrom(functionCall('h', 'transfer_to_b')), handoffOutputItem('h')],
      context,
    });
    expect(filtered).toEqual({
      inputHistory: [user, message('Hi')],
      preHandoffItems: [itemFrom(reasoningItem()), said],
      newItems: [said],
      context,
    });
    expect(filtered.newItems[0]).toBe(said);
  });
});
