import { item, responseEvents } from 'rxagents/testing';

describe('item', () => {
  it('should stream an item exactly as it is given', () => {
    const raw = { type: 'compaction', id: 'cmp_1', encrypted_content: 'gAAA' } as const;
    expect(responseEvents(item(raw)).slice(1, -1)).toEqual([
      { type: 'response.output_item.added', sequence_number: 1, output_index: 0, item: raw },
      { type: 'response.output_item.done', sequence_number: 2, output_index: 0, item: raw },
    ]);
  });
});
