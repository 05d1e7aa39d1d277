import { reasoning, responseEvents } from 'rxagents/testing';

describe('reasoning', () => {
  it('should stream its summary', () => {
    const place = { item_id: 'rs_1_0', output_index: 0, summary_index: 0 };
    expect(responseEvents(reasoning('Hm, Oslo', { deltas: ['Hm, ', 'Oslo'] })).slice(1, -1)).toEqual([
      {
        type: 'response.output_item.added',
        sequence_number: 1,
        output_index: 0,
        item: { type: 'reasoning', id: 'rs_1_0', summary: [] },
      },
      {
        type: 'response.reasoning_summary_part.added',
        sequence_number: 2,
        ...place,
        part: { type: 'summary_text', text: '' },
      },
      { type: 'response.reasoning_summary_text.delta', sequence_number: 3, ...place, delta: 'Hm, ' },
      { type: 'response.reasoning_summary_text.delta', sequence_number: 4, ...place, delta: 'Oslo' },
      { type: 'response.reasoning_summary_text.done', sequence_number: 5, ...place, text: 'Hm, Oslo' },
      {
        type: 'response.reasoning_summary_part.done',
        sequence_number: 6,
        ...place,
        part: { type: 'summary_text', text: 'Hm, Oslo' },
      },
      {
        type: 'response.output_item.done',
        sequence_number: 7,
        output_index: 0,
        item: { type: 'reasoning', id: 'rs_1_0', summary: [{ type: 'summary_text', text: 'Hm, Oslo' }] },
      },
    ]);
  });

  it('should have no summary unless one is given', () => {
    const events = responseEvents(reasoning(undefined, { id: 'rs_own', encryptedContent: 'gAAA' })).slice(1, -1);
    const item = { type: 'reasoning', id: 'rs_own', encrypted_content: 'gAAA', summary: [] };
    expect(events).toEqual([
      { type: 'response.output_item.added', sequence_number: 1, output_index: 0, item },
      { type: 'response.output_item.done', sequence_number: 2, output_index: 0, item },
    ]);
  });
});
