import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { RunEvent, ToolApprovalItem } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { reduceItem } from '../../src/view/reduceItem.js';
import { argumentsDelta, created, itemAdded, itemDone, textDelta } from '../helpers/rawEvents.js';
import { functionCall, message, reasoningItem, refusalMessage, webSearch } from '../helpers/rawItems.js';
import { raw, runEvents } from '../helpers/runEvents.js';
import { handoffOutputItem, itemFrom, outputItem } from '../helpers/runItems.js';
import { viewAfter, viewStateAfter } from '../helpers/viewAfter.js';

const item = (rawItem: ResponseOutputItem): RunEvent => runItemEvent(itemFrom(rawItem));
const agent = { name: 'A' };
const approval: ToolApprovalItem = { type: 'tool_approval_item', agent, rawItem: functionCall('call_1') };

describe('reduceItem', () => {
  it('should complete the message at the place of the event before, whatever its id', () => {
    const view = viewAfter(
      raw(textDelta('Hel', { item_id: 'msg_a', output_index: 0 })),
      raw(textDelta('By', { item_id: 'msg_b', output_index: 1 })),
      raw(itemDone(message('Bye', 'msg_z'), 1)),
      item(message('Bye', 'msg_z')),
    );
    expect(view.messages).toEqual([
      { id: 'msg_a', role: 'assistant', text: 'Hel', isStreaming: true },
      { id: 'msg_b', role: 'assistant', text: 'Bye', isStreaming: false, agent },
    ]);
  });

  it('should complete the message of that id, or the first, where no event told the place', () => {
    const two = [
      raw(textDelta('Hel', { item_id: 'msg_a', output_index: 0 })),
      raw(textDelta('By', { item_id: 'msg_b', output_index: 1 })),
    ];
    expect(viewAfter(...two, item(message('Bye', 'msg_b'))).messages).toMatchObject([{ text: 'Hel' }, { text: 'Bye' }]);
    expect(viewAfter(...two, item(message('Hello', 'msg_z'))).messages).toMatchObject([
      { text: 'Hello' },
      { text: 'By' },
    ]);
    expect(viewAfter(item(message('Hello'))).messages).toMatchObject([{ id: 'msg_1', text: 'Hello' }]);
  });

  it('should show what the model refuses', () => {
    expect(viewAfter(item(refusalMessage('No.'))).messages).toMatchObject([{ text: '', refusal: 'No.' }]);
  });

  it('should complete reasoning with its summary or its text, or keep what came of it', () => {
    const summary = ['One', 'Two'].map((text) => ({ type: 'summary_text' as const, text }));
    expect(viewAfter(item({ ...reasoningItem(), summary })).reasoning).toEqual([
      { id: 'rs_1', text: 'One\n\nTwo', isStreaming: false },
    ]);
    const content = [{ type: 'reasoning_text' as const, text: 'Hm' }];
    expect(viewAfter(item({ ...reasoningItem(), content })).reasoning).toMatchObject([{ text: 'Hm' }]);
    const written = raw({
      type: 'response.reasoning_text.delta',
      item_id: 'rs_1',
      output_index: 0,
      content_index: 0,
      sequence_number: 0,
      delta: 'Hm',
    });
    expect(viewAfter(written, item(reasoningItem())).reasoning).toEqual([
      { id: 'rs_1', text: 'Hm', isStreaming: false },
    ]);
    expect(viewAfter(item(reasoningItem())).reasoning).toMatchObject([{ text: '' }]);
  });

  it('should follow a call from its arguments to its output', () => {
    const events = [
      raw(created()),
      raw(itemAdded({ ...functionCall('call_1'), arguments: '' })),
      raw(argumentsDelta('{"city":"Os')),
      raw(itemDone(functionCall('call_1', 'get_weather', '{"city":"Oslo"}'))),
      item(functionCall('call_1', 'get_weather', '{"city":"Oslo"}')),
      { type: 'tool_progress_event', toolName: 'get_weather', callId: 'call_1', data: 50 } as const,
      runItemEvent(outputItem('call_1', { degrees: 4 })),
    ];
    const seen = events.map((_, at) => viewAfter(...events.slice(0, at + 1)).toolCalls[0]);
    expect(seen.map((call) => call?.status)).toEqual([
      undefined,
      'writing',
      'writing',
      'writing',
      'running',
      'running',
      'done',
    ]);
    expect(seen[2]?.partialArguments).toEqual({ city: 'Os' });
    expect(seen.at(-1)).toEqual({
      callId: 'call_1',
      name: 'get_weather',
      arguments: '{"city":"Oslo"}',
      partialArguments: { city: 'Oslo' },
      status: 'done',
      progress: 50,
      output: { degrees: 4 },
    });
  });

  it('should know a call by its id, or by the place of the event before', () => {
    const begun = raw(itemAdded({ ...functionCall('call_1'), arguments: '' }));
    const rotated = [begun, raw(itemDone(functionCall('call_x'))), item(functionCall('call_x'))];
    expect(viewAfter(...rotated).toolCalls).toMatchObject([{ callId: 'call_x', status: 'running' }]);
    expect(viewAfter(begun, item(functionCall('call_x'))).toolCalls).toHaveLength(2);
    expect(viewAfter(begun, item(functionCall('call_1'))).toolCalls).toMatchObject([{ status: 'running' }]);
  });

  it('should give an output to a call of an earlier response, and keep one whose call was never seen', () => {
    for (const begun of [[], [raw(itemAdded({ ...functionCall('call_1'), arguments: '' }))]]) {
      const called = [...begun, item(functionCall('call_1')), raw(created())];
      const late = viewAfter(...called, runItemEvent(outputItem('call_1', 'x')));
      expect(late.toolCalls).toMatchObject([{ name: 'get_weather', status: 'done', output: 'x' }]);
    }
    const resumed = viewAfter(runItemEvent(outputItem('call_1', 'x')));
    expect(resumed.toolCalls).toMatchObject([{ callId: 'call_1', name: '', status: 'done', output: 'x' }]);
  });

  it('should show what the provider ran', () => {
    expect(viewAfter(raw(itemAdded(webSearch())), item(webSearch())).toolCalls).toMatchObject([
      { callId: 'ws_1', status: 'done' },
    ]);
    const searched = {
      type: 'tool_search_output',
      id: 't',
      call_id: 'call_1',
      tools: [],
      status: 'completed',
    } as never;
    expect(viewAfter(item(functionCall('call_1')), item(searched)).toolCalls).toMatchObject([
      { status: 'done', output: [] },
    ]);
    expect(viewAfter(item({ ...(searched as object), call_id: null } as never)).toolCalls).toEqual([]);
  });

  it('should show what waits for an approval until there is an output', () => {
    const waiting = [item(functionCall('call_1')), item(functionCall('call_2')), runItemEvent(approval)];
    expect(viewAfter(...waiting)).toMatchObject({
      approvals: [approval],
      toolCalls: [{ status: 'waiting' }, { status: 'running' }],
    });
    const other = viewAfter(...waiting, runItemEvent(outputItem('call_2', 'x')));
    expect(other.approvals[0]).toBe(approval);
    const state = viewStateAfter(...waiting);
    expect(reduceItem(state, outputItem('call_2', 'x')).frame.approvals).toBe(state.frame.approvals);
    expect(viewAfter(...waiting, runItemEvent(outputItem('call_1', 'x'))).approvals).toEqual([]);
  });

  it('should show a handoff as a call, and expect the other agent', () => {
    const view = viewAfter(
      runEvents.a,
      runEvents.m,
      item(functionCall('call_1', 'transfer_to_b')),
      runItemEvent(handoffOutputItem('call_1')),
      runEvents.b,
    );
    expect(view).toMatchObject({
      agent: { name: 'B' },
      messages: [{ text: 'Hello' }],
      toolCalls: [{ name: 'transfer_to_b', status: 'done', output: '{"assistant":"B"}' }],
    });
  });

  it('should show a message that was let in', () => {
    const input: RunEvent = runItemEvent({ type: 'input_item', agent, rawItem: { role: 'user', content: 'Wait' } });
    expect(viewAfter(runEvents.m, input).messages).toMatchObject([
      { role: 'assistant', text: 'Hello' },
      { id: 'message_1', role: 'user', text: 'Wait' },
    ]);
  });

  it('should show nothing of items that say nothing to a reader', () => {
    const compaction = { type: 'compaction', id: 'c', encrypted_content: 'x' } as never;
    const view = viewAfter(item(compaction));
    expect([view.messages, view.toolCalls, view.reasoning]).toEqual([[], [], []]);
  });
});
