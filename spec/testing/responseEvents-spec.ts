import { reasoning, responseEvents, text, toolCall } from 'rxagents/testing';

describe('responseEvents', () => {
  it('should begin with an empty response and end with all of its output', () => {
    const events = responseEvents([reasoning('Hm.'), text('One'), text(' two')]);
    expect(events[0]).toMatchObject({
      type: 'response.created',
      response: { id: 'resp_1', status: 'in_progress', output: [], output_text: '' },
    });
    expect(events.at(-1)).toMatchObject({
      type: 'response.completed',
      response: {
        id: 'resp_1',
        status: 'completed',
        output: [{ id: 'rs_1_0' }, { id: 'msg_1_1' }, { id: 'msg_1_2' }],
        output_text: 'One two',
        usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
      },
    });
  });

  it('should number its events from 0', () => {
    const events = responseEvents([text('Hi'), toolCall('clock')]);
    const numbers = events.map((event) => event.sequence_number);
    expect(numbers).toEqual([...events.keys()]);
  });

  it('should stream one item after another, each at its own index', () => {
    const events = responseEvents([text('Hi'), toolCall('clock')]);
    const indexes = events.flatMap((event) => ('output_index' in event ? [event.output_index] : []));
    expect(indexes).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('should end with the same items that its item events held', () => {
    const events = responseEvents([reasoning('Hm.'), toolCall('clock'), text('Hi')]);
    const done = events.flatMap((event) => (event.type === 'response.output_item.done' ? [event.item] : []));
    expect(events.at(-1)).toMatchObject({ response: { output: done } });
    expect(done).toHaveLength(3);
  });

  it('should make its ids from the number of the call', () => {
    expect(responseEvents(text('Hi'), 4).at(-1)).toMatchObject({
      response: { id: 'resp_5', output: [{ id: 'msg_5_0' }] },
    });
  });

  it('should give equal events each time', () => {
    const step = [reasoning('Hm.'), toolCall('clock')];
    expect(responseEvents(step)).toEqual(responseEvents(step));
  });

  it('should be plain JSON', () => {
    const events = responseEvents([reasoning('Hm.'), toolCall('clock'), text('Hi')]);
    expect(JSON.parse(JSON.stringify(events))).toStrictEqual(events);
  });
});
