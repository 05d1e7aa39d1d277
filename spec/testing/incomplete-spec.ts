import { incomplete, responseEvents, text, toolCall, usage } from 'rxagents/testing';

describe('incomplete', () => {
  it('should end with its reason and its usage', () => {
    const events = responseEvents(incomplete('content_filter', text('Once'), usage({ input: 3, output: 1 })));
    expect(events.at(-1)).toMatchObject({
      type: 'response.incomplete',
      response: {
        status: 'incomplete',
        incomplete_details: { reason: 'content_filter' },
        usage: { total_tokens: 4 },
      },
    });
  });

  it('should leave its last item incomplete, and only that one', () => {
    const events = responseEvents(incomplete('max_output_tokens', text('Let me see.'), toolCall('clock', '{"zo')));
    const done = events.flatMap((event) => (event.type === 'response.output_item.done' ? [event.item] : []));
    expect(done).toMatchObject([{ status: 'completed' }, { status: 'incomplete', arguments: '{"zo' }]);
    expect(events.at(-1)).toMatchObject({ response: { output: done } });
  });
});
