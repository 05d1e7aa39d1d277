import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { handoffInputOf } from '../../src/run/handoffInputOf.js';
import { logOf } from '../../src/run/Log.js';
import { agentA, progressAfter } from '../helpers/progressAfter.js';
import { message } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

const user: ResponseInputItem = { role: 'user', content: 'Hi' };
const [one, two] = [message('One'), message('Two')];
const newItems = logOf([itemFrom(one), itemFrom(two)]);

describe('handoffInputOf', () => {
  it('should part the history: input, turns before, the turn that handed over', () => {
    const progress = { ...progressAfter(), history: logOf([user, one, two]), newItems };
    expect(handoffInputOf(progress, { from: agentA, firstNew: 2 }, agentA)).toEqual({
      inputHistory: [user],
      preHandoffItems: [itemFrom(one)],
      newItems: [itemFrom(two)],
    });
  });

  it('should part what models are sent, where that is not the history', () => {
    const modelHistory = logOf<ResponseInputItem>([two]);
    const progress = { ...progressAfter(), history: logOf([user, one, two]), modelHistory, inputLength: 0, newItems };
    expect(handoffInputOf(progress, { from: agentA, firstNew: 0 }, agentA)).toEqual({
      inputHistory: [],
      preHandoffItems: [],
      newItems: [itemFrom(two)],
    });
  });
});
