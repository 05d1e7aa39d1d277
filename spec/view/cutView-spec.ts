import type { RunEvent, RunView } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { closedView, cutView, endedCall, settled } from '../../src/view/cutView.js';
import { reduceRunView } from '../../src/view/reduceRunView.js';
import { runViewOf, viewStateOf, type ViewState } from '../../src/view/ViewState.js';
import { argumentsDelta, itemAdded, refusalDelta, textDelta } from '../helpers/rawEvents.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';
import { nested, raw } from '../helpers/runEvents.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';

const after = (...events: RunEvent[]): ViewState => events.reduce(reduceRunView, viewStateOf());
const busy: RunEvent[] = [
  raw(itemAdded(reasoningItem(), 0)),
  raw(textDelta('Hel', { output_index: 1 })),
  raw(itemAdded({ ...functionCall('call_2'), arguments: '' }, 2)),
  raw(argumentsDelta('{"a', 2)),
  runItemEvent(itemFrom(functionCall('call_1'))),
];

describe('closedView', () => {
  it('should let nothing be written and no tool work any more', () => {
    const { status, messages, reasoning, toolCalls } = runViewOf(closedView(after(...busy), 'failed'));
    expect(status).toBe('failed');
    expect(messages).toMatchObject([{ text: 'Hel', isStreaming: false }]);
    expect(reasoning).toMatchObject([{ isStreaming: false }]);
    expect(toolCalls).toMatchObject([{ status: 'aborted', arguments: '{"a' }, { status: 'aborted' }]);
  });

  it('should leave what is complete as it is', () => {
    const done = after(runItemEvent(itemFrom(functionCall('call_1'))), runItemEvent(outputItem('call_1', 4)));
    const closed = runViewOf(closedView(done, 'completed'));
    expect(closed.toolCalls).toBe(runViewOf(done).toolCalls);
    expect(closed.messages).toBe(runViewOf(done).messages);
    expect(closed.approvals).toBe(runViewOf(done).approvals);
  });
});

describe('closedView, of what waits', () => {
  const agent = { name: 'A' };
  const asked = runItemEvent({ type: 'tool_approval_item', agent, rawItem: functionCall('call_1') });
  const called = runItemEvent(itemFrom(functionCall('call_1')));
  const outer = runItemEvent(itemFrom(functionCall('call_9')));
  const interrupted = { type: 'run_finished_event', result: { status: 'interrupted' } as never } as const;

  it.each([
    ['interrupted', 'waiting', 1],
    ['stopped', 'aborted', 0],
    ['failed', 'aborted', 0],
  ] as const)('should be, of a run that is %s, a call that is %s', (status, shown, approvals) => {
    const view = runViewOf(closedView(after(called, asked), status));
    expect(view).toMatchObject({ status, toolCalls: [{ status: shown }] });
    expect(view.approvals).toHaveLength(approvals);
  });

  it('should be a call whose own run waits', () => {
    const inner = [called, asked, interrupted].map((event) => nested(event, 'call_9'));
    expect(runViewOf(closedView(after(outer, ...inner), 'interrupted'))).toMatchObject({
      approvals: [{}],
      toolCalls: [{ status: 'waiting', view: { status: 'interrupted', approvals: [{}] } }],
    });
    expect(runViewOf(closedView(after(outer, nested(called, 'call_9')), 'interrupted'))).toMatchObject({
      toolCalls: [{ status: 'aborted', view: { status: 'stopped', toolCalls: [{ status: 'aborted' }] } }],
    });
  });

  it('should show no message that had only begun, unless it is a refusal', () => {
    const begun = raw(itemAdded(message('')));
    expect(runViewOf(closedView(after(begun), 'stopped')).messages).toEqual([]);
    expect(runViewOf(closedView(after(begun, raw(refusalDelta('No'))), 'stopped')).messages).toMatchObject([
      { refusal: 'No' },
    ]);
    expect(runViewOf(closedView(after(runItemEvent(itemFrom(message('')))), 'stopped')).messages).toHaveLength(1);
  });
});

describe('cutView', () => {
  it('should say that a run that worked was stopped, and of no other', () => {
    const cut = cutView(after(...busy));
    expect(runViewOf(cut)).toMatchObject({ status: 'stopped', messages: [{ isStreaming: false }] });
    expect(cutView(cut)).toBe(cut);
  });
});

describe('endedCall', () => {
  it('should cut the run that the call started, unless that has ended itself', () => {
    const statusOf = (...inner: RunEvent[]): RunView['status'] | undefined => {
      const state = after(...inner.map((event) => nested(event, 'call_1')));
      const call = state.frame.toolCalls.find(() => true)!;
      const { shown, isLive, nested: kept } = endedCall(call, { status: 'done', output: 'x' });
      expect(shown.view === call.shown.view).toBe(inner.length > 1);
      expect(shown).toMatchObject({ status: 'done', output: 'x' });
      expect([isLive, kept && runViewOf(kept)]).toEqual([false, shown.view]);
      return shown.view?.status;
    };
    const start: RunEvent = { type: 'agent_updated_stream_event', agent: { name: 'B' } };
    expect(statusOf(start)).toBe('stopped');
    const result = { status: 'completed', finalOutput: 'x' } as never;
    expect(statusOf(start, { type: 'run_finished_event', result })).toBe('completed');
  });

  it('should add no view to a call that started no run', () => {
    const state = after(runItemEvent(itemFrom(functionCall('call_1'))));
    const ended = endedCall(
      state.frame.toolCalls.find(() => true)!,
      { status: 'done' },
    );
    expect('view' in ended.shown || 'nested' in ended).toBe(false);
  });
});

describe('settled', () => {
  it('should leave what nothing more comes to', () => {
    const entry = { isLive: false, shown: { isStreaming: false } };
    expect(settled(entry)).toBe(entry);
    expect(settled({ isLive: true, shown: { isStreaming: true } })).toEqual(entry);
  });
});
