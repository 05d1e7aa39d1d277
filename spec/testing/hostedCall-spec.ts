import { hostedCall, responseEvents } from 'rxagents/testing';

describe('hostedCall', () => {
  const search = {
    type: 'web_search_call',
    status: 'completed',
    action: { type: 'search', query: 'Oslo' },
  } as const;

  it('should stream a call with an id made from its place', () => {
    const item = { ...search, id: 'web_search_call_1_0' };
    expect(responseEvents(hostedCall(search)).slice(1, -1)).toEqual([
      { type: 'response.output_item.added', sequence_number: 1, output_index: 0, item },
      { type: 'response.output_item.done', sequence_number: 2, output_index: 0, item },
    ]);
  });

  it('should take an id of its own', () => {
    expect(responseEvents(hostedCall({ ...search, id: 'ws_own' })).at(-2)).toMatchObject({ item: { id: 'ws_own' } });
  });
});
