import { ChatToolCall } from '../../src/openai/ChatToolCall.js';
import { EventWriter } from '../../src/openai/EventWriter.js';

interface Seen {
  readonly type: string;
  readonly delta?: string;
}

const started = (): { call: ChatToolCall; events: Seen[] } => {
  const events: Seen[] = [];
  const writer = new EventWriter({ next: (event) => events.push(event) });
  return { call: new ChatToolCall({ id: 'fc_1', callId: 'call_1', outputIndex: 0, model: 'gpt-x' }, writer), events };
};

describe('ChatToolCall', () => {
  it('should write a call as the Responses API does, its arguments piece by piece', () => {
    const { call, events } = started();
    call.add('look_up', '');
    call.add('', '{"word"');
    call.add('look_up', ':"x"}');
    const item = call.close('completed');
    expect(item).toEqual({
      id: 'fc_1',
      type: 'function_call',
      call_id: 'call_1',
      name: 'look_up',
      arguments: '{"word":"x"}',
      status: 'completed',
    });
    expect(events.map(({ type, delta }) => delta ?? type)).toEqual([
      'response.output_item.added',
      '{"word"',
      ':"x"}',
      'response.function_call_arguments.done',
      'response.output_item.done',
    ]);
  });

  it('should hold arguments back until it knows whose they are', () => {
    const { call, events } = started();
    call.add('', '{"a"');
    expect(events).toEqual([]);
    call.add('f', ':1}');
    expect(events.map(({ type, delta }) => delta ?? type)).toEqual(['response.output_item.added', '{"a"', ':1}']);
    expect(events[0]).toMatchObject({ item: { name: 'f', arguments: '', status: 'in_progress' } });
  });

  it('should know whether its arguments can be all there is', () => {
    const { call } = started();
    call.add('f', '{"a"');
    expect(call.isWhole()).toBe(false);
    call.add('', ':1}');
    expect(call.isWhole()).toBe(true);
  });

  it('should announce itself at the end, where the server never named it', () => {
    const { call, events } = started();
    call.add('', '{}');
    expect(call.close('incomplete')).toMatchObject({ name: '', arguments: '{}', status: 'incomplete' });
    expect(events[0]?.type).toBe('response.output_item.added');
  });
});
