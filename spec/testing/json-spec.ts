import { json, responseEvents } from 'rxagents/testing';

describe('json', () => {
  it('should write a value as the text of a message', () => {
    const events = responseEvents(json({ city: 'Oslo' }, { deltas: 2 }));
    const deltas = events.flatMap((event) => (event.type === 'response.output_text.delta' ? [event.delta] : []));
    expect(deltas).toEqual(['{"city":', '"Oslo"}']);
    expect(events.at(-1)).toMatchObject({ response: { output_text: '{"city":"Oslo"}' } });
  });
});
