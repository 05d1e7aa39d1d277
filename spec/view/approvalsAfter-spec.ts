import type { ToolApprovalItem } from 'rxagents';
import { approvalsAfter } from '../../src/view/approvalsAfter.js';
import { viewStateOf, withFrame, type ViewState } from '../../src/view/ViewState.js';
import { functionCall } from '../helpers/rawItems.js';

const item = (id: string): ToolApprovalItem => ({
  type: 'tool_approval_item',
  agent: { name: 'A' },
  rawItem: functionCall(id),
});
const [a, b, c] = [item('a'), item('b'), item('c')];
const waitingFor = (...approvals: ToolApprovalItem[]): ViewState => withFrame(viewStateOf(), { approvals });

describe('approvalsAfter', () => {
  it('should take what waits inside in the place of what waited there', () => {
    expect(approvalsAfter([a], undefined, waitingFor(b))).toEqual([a, b]);
    expect(approvalsAfter([a, b], waitingFor(b), waitingFor(b, c))).toEqual([a, b, c]);
    expect(approvalsAfter([b, a, c], waitingFor(b, c))).toEqual([a]);
  });

  it('should be the same list where nothing waits, or the same as before', () => {
    const approvals = [a];
    const inside = waitingFor(b);
    expect(approvalsAfter(approvals, waitingFor(), waitingFor())).toBe(approvals);
    expect(approvalsAfter(approvals, undefined)).toBe(approvals);
    expect(approvalsAfter(approvals, inside, withFrame(inside, { status: 'stopped' }))).toBe(approvals);
  });
});
