import type { ToolApprovalItem } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { decidedView } from '../../src/view/decidedView.js';
import { runViewOf } from '../../src/view/ViewState.js';
import { functionCall } from '../helpers/rawItems.js';
import { nested } from '../helpers/runEvents.js';
import { itemFrom } from '../helpers/runItems.js';
import { viewStateAfter } from '../helpers/viewAfter.js';

const agent = { name: 'A' };
const call = runItemEvent(itemFrom(functionCall('call_1')));
const approval: ToolApprovalItem = { type: 'tool_approval_item', agent, rawItem: functionCall('call_1') };
const asked = runItemEvent(approval);

describe('decidedView', () => {
  it('should show that a call waits no more', () => {
    const state = viewStateAfter(call, runItemEvent(itemFrom(functionCall('call_2'))), asked);
    const decided = runViewOf(decidedView(state, approval));
    expect(decided).toMatchObject({ approvals: [], toolCalls: [{ status: 'running' }, { status: 'running' }] });
    expect(runViewOf(state)).toMatchObject({ approvals: [{}], toolCalls: [{ status: 'waiting' }, {}] });
    expect(decided.toolCalls[1]).toBe(runViewOf(state).toolCalls[1]);
  });

  it('should leave what else waits', () => {
    const other: ToolApprovalItem = { ...approval, rawItem: functionCall('call_2') };
    const state = viewStateAfter(call, runItemEvent(itemFrom(functionCall('call_2'))), asked, runItemEvent(other));
    expect(runViewOf(decidedView(state, approval))).toMatchObject({
      approvals: [other],
      toolCalls: [{ status: 'running' }, { status: 'waiting' }],
    });
  });

  it('should find a call in the run that another one started', () => {
    const outer = runItemEvent(itemFrom(functionCall('call_9')));
    const before = [runItemEvent(itemFrom(functionCall('call_8'))), nested(call, 'call_8')];
    const state = viewStateAfter(outer, nested(call, 'call_9'), nested(asked, 'call_9'), ...before);
    expect(runViewOf(state).toolCalls[0]?.view?.approvals).toEqual([approval]);
    expect(runViewOf(state).approvals).toEqual([approval]);
    const decided = runViewOf(decidedView(state, approval));
    expect(decided).toMatchObject({
      approvals: [],
      toolCalls: [
        { callId: 'call_9', view: { approvals: [], toolCalls: [{ status: 'running' }] } },
        { callId: 'call_8' },
      ],
    });
    expect(decided.toolCalls[1]).toBe(runViewOf(state).toolCalls[1]);
  });

  it('should tell a call inside from one of the same id beside it', () => {
    const state = viewStateAfter(call, asked, nested(call, 'call_9'), nested(runItemEvent({ ...approval }), 'call_9'));
    const [own, inner] = runViewOf(state).approvals;
    expect(runViewOf(decidedView(state, inner!))).toMatchObject({
      toolCalls: [{ status: 'waiting' }, { view: { toolCalls: [{ status: 'running' }] } }],
    });
    expect(runViewOf(decidedView(state, own!))).toMatchObject({
      toolCalls: [{ status: 'running' }, { view: { toolCalls: [{ status: 'waiting' }] } }],
    });
  });

  it('should change nothing where no such call waits', () => {
    const state = viewStateAfter(call, asked);
    expect(decidedView(state, { ...approval })).toBe(state);
    const outer = viewStateAfter(call, nested(call), nested(asked));
    expect(decidedView(outer, { ...approval })).toBe(outer);
  });
});
