import { EventWriter } from '../../src/openai/EventWriter.js';

describe('EventWriter', () => {
  it('should number the events of one response from 0, and hand them on as they are', () => {
    const seen: unknown[] = [];
    const writer = new EventWriter({ next: (event) => seen.push(event) });
    const first = { type: 'response.created' };
    writer.write(first);
    writer.write({ type: 'response.completed', response: {} });
    expect(seen).toEqual([
      { type: 'response.created', sequence_number: 0 },
      { type: 'response.completed', sequence_number: 1, response: {} },
    ]);
    expect(seen[0]).toBe(first);
  });
});
