import { isWaiting } from '../../src/run/isWaiting.js';
import { functionCall, mcpRequest, message } from '../helpers/rawItems.js';
import { itemFrom, outputItem, responseItem } from '../helpers/runItems.js';

describe('isWaiting', () => {
  const [call, request, said] = [functionCall('a'), mcpRequest('q'), message('Hi')].map(itemFrom) as [
    never,
    never,
    never,
  ];

  it('should be so as long as a call or a request has no answer', () => {
    expect(isWaiting([call, request, outputItem('a', 1)])).toBe(true);
    expect(isWaiting([call, request, responseItem('q')])).toBe(true);
    expect(isWaiting([call, request, responseItem('q'), outputItem('a', 1)])).toBe(false);
  });

  it('should not be so for a handoff, and where there is nothing to answer', () => {
    expect(isWaiting([said, itemFrom(functionCall('h', 'transfer_to_b'))])).toBe(false);
  });
});
