import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { HandoffInput } from 'rxagents';
import { rewrittenHistoryOf } from '../../src/run/rewrittenHistoryOf.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';
import { handoffOutputItem, itemFrom, outputItem } from '../helpers/runItems.js';

const user: ResponseInputItem = { role: 'user', content: 'Hi' };
const [call, handoff] = [functionCall('x'), functionCall('h', 'transfer_to_b')];
const [thought, again] = [reasoningItem('rs_1'), reasoningItem('rs_2')];
const given: HandoffInput = {
  inputHistory: [user],
  preHandoffItems: [itemFrom(thought), itemFrom(call), outputItem('x', 1)],
  newItems: [itemFrom(again), itemFrom(message('Hi')), itemFrom(handoff), handoffOutputItem('h')],
};
const rewritten = (filtered: Partial<HandoffInput>): string[] =>
  rewrittenHistoryOf(given, { ...given, ...filtered }).items.map((item) => item.type ?? 'user');

describe('rewrittenHistoryOf', () => {
  it('should be the three parts, one after another', () => {
    expect(rewrittenHistoryOf(given, given)).toEqual({
      type: 'rewritten',
      items: [user, ...[...given.preHandoffItems, ...given.newItems].map(({ rawItem }) => rawItem)],
      inputLength: 1,
    });
  });

  it('should leave out reasoning whose item is gone, and keep it before an item that is there', () => {
    expect(rewritten({ preHandoffItems: [itemFrom(thought)], newItems: given.newItems.slice(0, 2) })).toEqual([
      'user',
      'reasoning',
      'message',
    ]);
  });

  it('should leave an item without its id where the reasoning that it came of is gone', () => {
    const { preHandoffItems, newItems } = given;
    const { items } = rewrittenHistoryOf(given, {
      ...given,
      preHandoffItems: preHandoffItems.slice(1),
      newItems: newItems.slice(1),
    });
    const ids = items.map((item) => (item as { id?: string }).id);
    expect(ids).toEqual([undefined, undefined, undefined, undefined, handoff.id, undefined]);
    expect(items.map(({ type }) => type)).toEqual([
      undefined,
      'function_call',
      'function_call_output',
      'message',
      'function_call',
      'function_call_output',
    ]);
  });

  it('should leave out a call without its output, and an output without its call', () => {
    expect(rewritten({ preHandoffItems: [outputItem('x', 1)], newItems: [itemFrom(handoff)] })).toEqual(['user']);
  });

  it('should count how much of the input is left', () => {
    const { items, inputLength } = rewrittenHistoryOf(given, { ...given, inputHistory: [call, user] });
    expect(items.slice(0, inputLength)).toEqual([call, user]);
    expect(rewrittenHistoryOf(given, { inputHistory: [call, user], preHandoffItems: [], newItems: [] })).toMatchObject({
      items: [user],
      inputLength: 1,
    });
  });
});
