import { pendingCallsOf } from '../../src/run/pendingCallsOf.js';
import { functionCall } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';

const [a, b, h] = [functionCall('a'), functionCall('b'), functionCall('h', 'transfer_to_b')];

describe('pendingCallsOf', () => {
  it('should be the calls of tools without an output, in call order', () => {
    expect(pendingCallsOf([itemFrom(b), itemFrom(a)])).toEqual([b, a]);
    expect(pendingCallsOf([itemFrom(a), itemFrom(b), outputItem('a', 1)])).toEqual([b]);
  });

  it('should leave handoffs to those who hand over', () => {
    expect(pendingCallsOf([itemFrom(h), itemFrom(a)])).toEqual([a]);
  });
});
