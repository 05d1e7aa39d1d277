import { responseEvents, text } from 'rxagents/testing';

describe('text', () => {
  it('should stream a message from its first to its last event', () => {
    const place = { item_id: 'msg_1_0', output_index: 0, content_index: 0 };
    expect(responseEvents(text('Hello', { deltas: ['Hel', 'lo'] })).slice(1, -1)).toEqual([
      {
        type: 'response.output_item.added',
        sequence_number: 1,
        output_index: 0,
        item: { type: 'message', id: 'msg_1_0', role: 'assistant', status: 'in_progress', content: [] },
      },
      {
        type: 'response.content_part.added',
        sequence_number: 2,
        ...place,
        part: { type: 'output_text', text: '', annotations: [] },
      },
      { type: 'response.output_text.delta', sequence_number: 3, ...place, delta: 'Hel', logprobs: [] },
      { type: 'response.output_text.delta', sequence_number: 4, ...place, delta: 'lo', logprobs: [] },
      { type: 'response.output_text.done', sequence_number: 5, ...place, text: 'Hello', logprobs: [] },
      {
        type: 'response.content_part.done',
        sequence_number: 6,
        ...place,
        part: { type: 'output_text', text: 'Hello', annotations: [] },
      },
      {
        type: 'response.output_item.done',
        sequence_number: 7,
        output_index: 0,
        item: {
          type: 'message',
          id: 'msg_1_0',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: 'Hello', annotations: [] }],
        },
      },
    ]);
  });

  it('should take an id of its own in all of its events', () => {
    const events = responseEvents(text('Hi', { id: 'msg_own' }));
    const ids = events.flatMap((event) => {
      if ('item_id' in event) return [event.item_id];
      return 'item' in event ? [event.item.id] : [];
    });
    expect(ids).toEqual(Array(6).fill('msg_own'));
  });

  it('should give other ids to the same builder at another place', () => {
    const twice = text('Hi');
    const events = responseEvents([twice, twice], 3);
    const ids = events.flatMap((event) => (event.type === 'response.output_item.done' ? [event.item.id] : []));
    expect(ids).toEqual(['msg_4_0', 'msg_4_1']);
  });

  it('should refuse deltas that are not the message', () => {
    expect(() => text('Hello', { deltas: ['Hel'] })).toThrow('The deltas ["Hel"] do not add up to "Hello"');
  });
});
