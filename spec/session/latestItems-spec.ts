import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { latestItems } from '../../src/session/latestItems.js';
import { functionCall, message, reasoningItem, webSearch } from '../helpers/rawItems.js';

const user: ResponseInputItem = { role: 'user', content: 'Hi' };
const developer: ResponseInputItem = { type: 'message', role: 'developer', content: 'Be brief.' };
const output = (callId: string): ResponseInputItem => ({ type: 'function_call_output', call_id: callId, output: 'x' });

describe('latestItems', () => {
  it.each<[string, ResponseInputItem[], number, number]>([
    ['all of them', [output('a'), user], 2, 2],
    ['a question and its answer', [user, message('Hi'), user, message('Hi')], 2, 2],
    ['an answer without its question', [user, message('Hi'), user, message('Hi')], 3, 3],
    ['a call with its output', [user, functionCall('a'), output('a')], 2, 2],
    ['no output without its call', [user, functionCall('a'), output('a'), user], 2, 1],
    ['reasoning with what follows it', [user, reasoningItem(), message('Hi')], 2, 2],
    ['no message without its reasoning', [user, reasoningItem(), message('Hi'), user], 2, 1],
    ['no call without its reasoning', [reasoningItem(), functionCall('a'), output('a'), user], 3, 1],
    [
      'no part of a reasoned response',
      [reasoningItem(), webSearch(), functionCall('a'), output('a'), message('Hi')],
      3,
      1,
    ],
    ['the next reasoning of a response', [reasoningItem(), webSearch(), reasoningItem(), message('Hi')], 3, 2],
    ['the response after a reasoned one', [reasoningItem(), functionCall('a'), output('a'), message('Hi')], 1, 1],
    ['what was said after reasoning', [reasoningItem(), message('Hi'), developer, message('Hi')], 2, 2],
  ])('should give %s', (_what, items, limit, count) => {
    expect(latestItems(items, limit)).toEqual(items.slice(items.length - count));
  });

  it('should leave out only the output whose call is cut off', () => {
    const items = [functionCall('a'), functionCall('b'), output('a'), output('b')];
    expect(latestItems(items, 3)).toEqual([functionCall('b'), output('b')]);
  });

  it('should leave alone an output that names no call', () => {
    const found = { type: 'tool_search_output', call_id: null, tools: [] } as unknown as ResponseInputItem;
    expect(latestItems([user, found, user], 2)).toEqual([found, user]);
  });

  it('should give a list of its own', () => {
    const items = [user];
    expect(latestItems(items, 1)).not.toBe(items);
  });
});
