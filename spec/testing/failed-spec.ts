import { failed, responseEvents, text } from 'rxagents/testing';

describe('failed', () => {
  const overloaded = { code: 'server_error', message: 'The model is overloaded.' } as const;

  it('should end with its error and without usage', () => {
    const events = responseEvents(failed(overloaded));
    expect(events.map(({ type }) => type)).toEqual(['response.created', 'response.failed']);
    expect(events.at(-1)).toMatchObject({ response: { status: 'failed', error: overloaded } });
    expect(events.at(-1)).not.toHaveProperty('response.usage');
  });

  it('should write its items first', () => {
    const events = responseEvents(failed(overloaded, text('Half')));
    expect(events.at(-2)).toMatchObject({ type: 'response.output_item.done', item: { id: 'msg_1_0' } });
    expect(events.at(-1)).toMatchObject({ response: { output_text: 'Half' } });
  });
});
