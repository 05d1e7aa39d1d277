import { ChatReasoning } from '../../src/openai/ChatReasoning.js';
import { EventWriter } from '../../src/openai/EventWriter.js';

describe('ChatReasoning', () => {
  it('should write an item as the Responses API does, from its beginning to its end', () => {
    const events: { type: string; delta?: string }[] = [];
    const reasoning = new ChatReasoning('rs_1', 2, new EventWriter({ next: (event) => events.push(event) }));
    reasoning.add('Let me');
    reasoning.add(' think.');
    const item = reasoning.close('completed');
    expect(item).toEqual({
      id: 'rs_1',
      type: 'reasoning',
      status: 'completed',
      summary: [],
      content: [{ type: 'reasoning_text', text: 'Let me think.' }],
    });
    expect(events.map(({ type, delta }) => delta ?? type)).toEqual([
      'response.output_item.added',
      'response.content_part.added',
      'Let me',
      ' think.',
      'response.reasoning_text.done',
      'response.content_part.done',
      'response.output_item.done',
    ]);
    expect(events.every((event) => (event as { output_index?: number }).output_index === 2)).toBe(true);
    expect(events.at(-1)).toMatchObject({ item });
  });
});
