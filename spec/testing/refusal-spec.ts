import { refusal, responseEvents } from 'rxagents/testing';

describe('refusal', () => {
  it('should stream a message that refuses', () => {
    const place = { item_id: 'msg_1_0', output_index: 0, content_index: 0 };
    const message = { type: 'message', id: 'msg_1_0', role: 'assistant' };
    const content = [{ type: 'refusal', refusal: 'No.' }];
    expect(responseEvents(refusal('No.', { deltas: ['No', '.'] })).slice(1, -1)).toEqual([
      {
        type: 'response.output_item.added',
        sequence_number: 1,
        output_index: 0,
        item: { ...message, status: 'in_progress', content: [] },
      },
      { type: 'response.content_part.added', sequence_number: 2, ...place, part: { type: 'refusal', refusal: '' } },
      { type: 'response.refusal.delta', sequence_number: 3, ...place, delta: 'No' },
      { type: 'response.refusal.delta', sequence_number: 4, ...place, delta: '.' },
      { type: 'response.refusal.done', sequence_number: 5, ...place, refusal: 'No.' },
      { type: 'response.content_part.done', sequence_number: 6, ...place, part: content[0] },
      {
        type: 'response.output_item.done',
        sequence_number: 7,
        output_index: 0,
        item: { ...message, status: 'completed', content },
      },
    ]);
  });

  it('should not count as text', () => {
    expect(responseEvents(refusal('No.')).at(-1)).toMatchObject({ response: { output_text: '' } });
  });

  it('should take an id of its own', () => {
    expect(responseEvents(refusal('No.', { id: 'msg_own' }))[1]).toMatchObject({ item: { id: 'msg_own' } });
  });
});
