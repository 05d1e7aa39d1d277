import type { ToolApprovalItem } from 'rxagents';
import { openCallsOf } from '../../src/run/openCallsOf.js';
import { functionCall, message, webSearch } from '../helpers/rawItems.js';
import { handoffOutputItem, itemFrom, outputItem } from '../helpers/runItems.js';

const [a, b, h] = [functionCall('a'), functionCall('b'), functionCall('h', 'transfer_to_b')];
const approvalOf = (rawItem: ToolApprovalItem['rawItem']): ToolApprovalItem => ({
  type: 'tool_approval_item',
  agent: { name: 'A' },
  rawItem,
});

describe('openCallsOf', () => {
  it('should be the calls without an output, those of handoffs included, in call order', () => {
    expect(openCallsOf([itemFrom(b), itemFrom(h), itemFrom(a)])).toEqual([b, h, a]);
    expect(openCallsOf([itemFrom(a), itemFrom(b), itemFrom(h), outputItem('a', 1)])).toEqual([b, h]);
    expect(openCallsOf([itemFrom(a), itemFrom(h), handoffOutputItem('h'), outputItem('a', 1)])).toEqual([]);
  });

  it('should not take anything else for a call', () => {
    expect(openCallsOf([itemFrom(message('Hi')), itemFrom(webSearch())])).toEqual([]);
  });

  it('should count a call once that is to be approved, and not after its output', () => {
    expect(openCallsOf([itemFrom(a), approvalOf(a)])).toEqual([a]);
    expect(openCallsOf([itemFrom(a), outputItem('a', 1), approvalOf(a)])).toEqual([]);
  });
});
