import { responseEvents, toolCall } from 'rxagents/testing';

describe('toolCall', () => {
  it('should stream a function call', () => {
    const place = { item_id: 'fc_1_0', output_index: 0 };
    const call = { type: 'function_call', id: 'fc_1_0', call_id: 'call_1_0', name: 'get_weather' };
    const written = '{"city":"Oslo"}';
    expect(responseEvents(toolCall('get_weather', { city: 'Oslo' }, { deltas: 2 })).slice(1, -1)).toEqual([
      {
        type: 'response.output_item.added',
        sequence_number: 1,
        output_index: 0,
        item: { ...call, arguments: '', status: 'in_progress' },
      },
      { type: 'response.function_call_arguments.delta', sequence_number: 2, ...place, delta: '{"city":' },
      { type: 'response.function_call_arguments.delta', sequence_number: 3, ...place, delta: '"Oslo"}' },
      {
        type: 'response.function_call_arguments.done',
        sequence_number: 4,
        ...place,
        name: 'get_weather',
        arguments: written,
      },
      {
        type: 'response.output_item.done',
        sequence_number: 5,
        output_index: 0,
        item: { ...call, arguments: written, status: 'completed' },
      },
    ]);
  });

  it('should give each call of a script an id of its own', () => {
    const clock = toolCall('clock');
    const callIds = [0, 1].flatMap((index) =>
      responseEvents([clock, clock], index).flatMap((event) =>
        event.type === 'response.output_item.done' && event.item.type === 'function_call' ? [event.item.call_id] : [],
      ),
    );
    expect(callIds).toEqual(['call_1_0', 'call_1_1', 'call_2_0', 'call_2_1']);
  });

  it('should write no arguments as an empty object', () => {
    expect(responseEvents(toolCall('clock')).at(-2)).toMatchObject({ item: { arguments: '{}' } });
  });

  it('should send arguments given as a string as they are, even if they are no JSON', () => {
    expect(responseEvents(toolCall('clock', '{"zone":')).at(-2)).toMatchObject({ item: { arguments: '{"zone":' } });
  });

  it('should take ids of its own', () => {
    const call = toolCall('clock', {}, { callId: 'call_own', id: 'fc_own' });
    expect(responseEvents(call).at(-2)).toMatchObject({ item: { call_id: 'call_own', id: 'fc_own' } });
  });
});
