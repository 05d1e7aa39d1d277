import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { acceptableItems } from '../../src/run/acceptableItems.js';
import { functionCall, mcpRequest, mcpResponse, message, reasoningItem, webSearch } from '../helpers/rawItems.js';

const output = (callId: string): ResponseInputItem => ({ type: 'function_call_output', call_id: callId, output: 'x' });
const user: ResponseInputItem = { role: 'user', content: 'Hi' };

describe('acceptableItems', () => {
  it('should leave alone what the API accepts', () => {
    const items = [user, reasoningItem(), functionCall('a'), functionCall('b'), output('b'), output('a'), webSearch()];
    expect(acceptableItems(items)).toEqual(items);
  });

  it('should leave out a call without an output, and the reasoning before it', () => {
    expect(acceptableItems([user, reasoningItem(), functionCall('a'), message('Hi')])).toEqual([user, message('Hi')]);
  });

  it('should leave out an output without its call, as the latest items of a session may begin with', () => {
    expect(acceptableItems([output('a'), user])).toEqual([user]);
  });

  it('should leave out reasoning that nothing follows, and keep all of what goes before one item', () => {
    const two = [reasoningItem('rs_1'), reasoningItem('rs_2')];
    expect(acceptableItems([...two, message('Hi'), reasoningItem('rs_3')])).toEqual([...two, message('Hi')]);
  });

  it('should keep requests of hosted servers together with their answers', () => {
    const pair = [mcpRequest('p'), mcpResponse('p')];
    expect(acceptableItems([mcpResponse('q'), user, ...pair, reasoningItem(), mcpRequest('r')])).toEqual([
      user,
      ...pair,
    ]);
  });

  it('should not mind an id that several calls share', () => {
    const items = [functionCall('a'), output('a'), functionCall('a'), output('a')];
    expect(acceptableItems(items)).toEqual(items);
  });
});
