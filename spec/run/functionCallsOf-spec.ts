import { functionCallsOf } from '../../src/run/functionCallsOf.js';
import { functionCall, message, webSearch } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';

describe('functionCallsOf', () => {
  const [a, b, h] = [functionCall('a'), functionCall('b'), functionCall('h', 'transfer_to_b')];
  const items = [...[message('Hi'), a, webSearch(), b, h].map(itemFrom), outputItem('a', 'ok')];

  it("should be the calls of your tools, in call order, and not the provider's", () => {
    expect(functionCallsOf(items, 'tool_call_item')).toEqual([a, b]);
  });

  it('should be the calls of handoffs', () => {
    expect(functionCallsOf(items, 'handoff_call_item')).toEqual([h]);
  });

  it('should be nothing of nothing', () => {
    expect(functionCallsOf([], 'tool_call_item')).toEqual([]);
  });
});
