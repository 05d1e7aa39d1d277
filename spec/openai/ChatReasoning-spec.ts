import { ChatReasoning } from '../../src/openai/ChatReasoning.js';
import { EventWriter } from '../../src/openai/EventWriter.js';

describe('ChatReasoning', () => {
  it('should write an item as the Responses API does, from its beginning to its end', () => {
    const events: unknown[] = [];
    const reasoning = new ChatReasoning('rs_1', 2, new EventWriter({ next: (event) => events.push(event) }), 'gpt-x');
    reasoning.add({ text: 'Let me', field: 'reasoning' });
    reasoning.add({ text: ' think.', field: 'reasoning' });
    const item = reasoning.close('completed');
    expect(item).toEqual({
      id: 'rs_1',
      type: 'reasoning',
      status: 'completed',
      summary: [],
      content: [{ type: 'reasoning_text', text: 'Let me think.' }],
      provider_data: { model: 'gpt-x', field: 'reasoning' },
    });
    const place = { item_id: 'rs_1', output_index: 2, content_index: 0 };
    const text = 'Let me think.';
    expect(events).toEqual(
      [
        {
          type: 'response.output_item.added',
          output_index: 2,
          item: { id: 'rs_1', type: 'reasoning', status: 'in_progress', summary: [], content: [] },
        },
        { type: 'response.content_part.added', ...place, part: { type: 'reasoning_text', text: '' } },
        { type: 'response.reasoning_text.delta', ...place, delta: 'Let me' },
        { type: 'response.reasoning_text.delta', ...place, delta: ' think.' },
        { type: 'response.reasoning_text.done', ...place, text },
        { type: 'response.content_part.done', ...place, part: { type: 'reasoning_text', text } },
        { type: 'response.output_item.done', output_index: 2, item },
      ].map((event, sequence_number) => ({ ...event, sequence_number })),
    );
  });
});
