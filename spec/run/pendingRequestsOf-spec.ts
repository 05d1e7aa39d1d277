import { isWaiting } from '../../src/run/isWaiting.js';
import { pendingRequestsOf } from '../../src/run/pendingRequestsOf.js';
import { mcpRequest, message } from '../helpers/rawItems.js';
import { itemFrom, responseItem } from '../helpers/runItems.js';

describe('pendingRequestsOf', () => {
  it('should hold the requests that have no answer, in order', () => {
    const items = [mcpRequest('p'), message('Hi'), mcpRequest('q'), mcpRequest('r')].map(itemFrom);
    expect(pendingRequestsOf([...items, responseItem('q', false)])).toEqual([items[0], items[3]]);
    expect(isWaiting(items)).toBe(true);
  });
});
