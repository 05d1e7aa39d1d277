import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { reduceRawEvent } from '../../src/view/reduceRawEvent.js';
import { argumentsDelta, created, ended, itemAdded, itemDone, refusalDelta, textDelta } from '../helpers/rawEvents.js';
import { functionCall, message, reasoningItem, webSearch } from '../helpers/rawItems.js';
import { raw, runEvents } from '../helpers/runEvents.js';
import { viewAfter, viewStateAfter } from '../helpers/viewAfter.js';

const emptyMessage = { ...message('', 'msg_9'), content: [] } as ResponseOutputItem;
const emptyCall = (callId: string): ResponseOutputItem => ({ ...functionCall(callId), arguments: '' });
const thought = (delta: string, index: number) =>
  raw({
    type: 'response.reasoning_summary_text.delta',
    item_id: 'rs_1',
    output_index: 0,
    summary_index: index,
    sequence_number: 0,
    delta,
  });

describe('reduceRawEvent', () => {
  it('should let a message grow from where it begins, under the id that it has there', () => {
    const events = [runEvents.a, raw(created()), raw(itemAdded(emptyMessage)), runEvents.s, runEvents.t];
    const [, , begun, , grown] = events.map((_, at) => viewAfter(...events.slice(0, at + 1)).messages);
    const shown = { id: 'msg_9', role: 'assistant', isStreaming: true, agent: { name: 'A' } };
    expect(begun).toEqual([{ ...shown, text: '' }]);
    expect(grown).toEqual([{ ...shown, text: 'Hello' }]);
  });

  it('should take an item that has no id', () => {
    const { id: _id, ...nameless } = emptyMessage as { id: string };
    expect(viewAfter(raw(itemAdded(nameless as ResponseOutputItem))).messages).toMatchObject([{ id: '', text: '' }]);
  });

  it('should be the same state after an event that tells nothing', () => {
    const state = viewStateAfter(runEvents.a, runEvents.s);
    expect(reduceRawEvent(state, { ...created(), type: 'response.in_progress' } as never)).toBe(state);
  });

  it('should show a message whose beginning was not told, of an agent that was not told either', () => {
    expect(viewAfter(runEvents.s).messages).toEqual([
      { id: 'msg_1', role: 'assistant', text: 'Hel', isStreaming: true },
    ]);
  });

  it('should show a refusal as it is written, beside the text', () => {
    const refused = viewAfter(runEvents.s, raw(refusalDelta('I can')), raw(refusalDelta('not.')), runEvents.t);
    expect(refused.messages).toMatchObject([{ text: 'Hello', refusal: 'I cannot.' }]);
  });

  it('should let reasoning grow, its parts apart', () => {
    const begun = viewAfter(raw(itemAdded(reasoningItem())));
    expect(begun.reasoning).toEqual([{ id: 'rs_1', text: '', isStreaming: true }]);
    const parts = viewAfter(thought('On', 0), thought('e', 0), thought('Two', 1));
    expect(parts.reasoning).toEqual([{ id: 'rs_1', text: 'One\n\nTwo', isStreaming: true }]);
    const text = { type: 'response.reasoning_text.delta', item_id: 'rs_2', output_index: 0, content_index: 0 } as const;
    expect(viewAfter(raw({ ...text, sequence_number: 0, delta: 'Hm' })).reasoning).toMatchObject([{ text: 'Hm' }]);
  });

  it('should let arguments grow by the place of their call', () => {
    const view = viewAfter(
      raw(itemAdded(emptyCall('call_1'), 0)),
      raw(itemAdded(emptyCall('call_2'), 1)),
      raw(argumentsDelta('{"b":', 1)),
      raw(argumentsDelta('{"a":1', 0)),
      raw(argumentsDelta('2', 1)),
      raw(argumentsDelta('{"lost":1}', 5)),
    );
    expect(view.toolCalls).toMatchObject([
      { callId: 'call_1', arguments: '{"a":1', partialArguments: {}, status: 'writing' },
      { callId: 'call_2', arguments: '{"b":2', partialArguments: {}, status: 'writing' },
    ]);
  });

  it.each(['response.mcp_call_arguments.delta', 'response.custom_tool_call_input.delta'] as const)(
    'should let a call grow by %s',
    (type) => {
      const delta = { type, item_id: 'x', output_index: 0, sequence_number: 0, delta: '{"a' };
      expect(viewAfter(raw(itemAdded(emptyCall('call_1'))), raw(delta)).toolCalls).toMatchObject([
        { arguments: '{"a' },
      ]);
    },
  );

  it('should show a call that the provider runs', () => {
    expect(viewAfter(raw(itemAdded(webSearch()))).toolCalls).toMatchObject([{ name: 'web_search', status: 'writing' }]);
  });

  it('should give what comes to the latest where all items have one place', () => {
    const view = viewAfter(
      raw(itemAdded(emptyCall('call_1'))),
      raw(argumentsDelta('{}')),
      raw(itemAdded(emptyCall('call_2'))),
      raw(argumentsDelta('[]')),
    );
    expect(view.toolCalls).toMatchObject([{ arguments: '{}' }, { arguments: '[]' }]);
  });

  it('should add up the usage of responses as they end', () => {
    const usage = {
      input_tokens: 3,
      input_tokens_details: { cached_tokens: 1, cache_write_tokens: 0 },
      output_tokens: 2,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 5,
    };
    const view = viewAfter(
      raw(ended({ usage })),
      raw(ended({}, 'response.failed')),
      raw(ended({ usage }, 'response.incomplete')),
    );
    expect(view.usage).toEqual({
      requests: 3,
      inputTokens: 6,
      outputTokens: 4,
      totalTokens: 10,
      inputTokensDetails: { cachedTokens: 2 },
      outputTokensDetails: { reasoningTokens: 0 },
    });
  });

  it('should take what was written for complete once another response begins', () => {
    const cut = [raw(itemAdded(emptyMessage)), runEvents.s, raw(itemAdded(emptyCall('call_1'), 1))];
    for (const next of [[raw(created())], [raw(ended()), raw(textDelta('N'))]]) {
      const view = viewAfter(...cut, ...next);
      expect(view.messages[0]).toMatchObject({ text: 'Hel', isStreaming: false });
      // A call that was repeated is never announced.
      expect(view.toolCalls).toEqual([]);
    }
    expect(viewAfter(...cut, raw(ended()), raw(textDelta('N'))).messages[1]).toMatchObject({ text: 'N' });
  });

  it('should remember the place of the item that was completed for one event only', () => {
    const done = viewStateAfter(raw(itemDone(message('Hello'), 3)));
    expect(done.frame.doneAt).toBe(3);
    expect(viewStateAfter(raw(itemDone(message('Hello'), 3)), runEvents.s).frame.doneAt).toBeUndefined();
    expect(
      viewStateAfter(raw(itemDone(message('Hello'), 3)), raw(ended()), raw(created())).frame.doneAt,
    ).toBeUndefined();
  });
});
