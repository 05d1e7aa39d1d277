import { response, responseEvents, text, toolCall, usage } from 'rxagents/testing';

const terminalOf = (...args: Parameters<typeof response>) => responseEvents(response(...args)).at(-1);

describe('response', () => {
  it('should make the ids of its items from an id of its own', () => {
    expect(terminalOf([text('Hi'), toolCall('clock')], { id: 'resp_abc' })).toMatchObject({
      response: { id: 'resp_abc', output: [{ id: 'msg_abc_0' }, { id: 'fc_abc_1', call_id: 'call_abc_1' }] },
    });
  });

  it('should be one without items', () => {
    expect(responseEvents(response([])).map(({ type }) => type)).toEqual(['response.created', 'response.completed']);
  });

  it('should take its usage from the options before that of its parts', () => {
    const parts = [text('Hi'), usage({ input: 1, output: 1 })];
    expect(terminalOf(parts, { usage: { input: 7, output: 2 } })).toMatchObject({
      response: { usage: { input_tokens: 7, output_tokens: 2, total_tokens: 9 } },
    });
  });

  it('should report no usage when told so', () => {
    const terminal = terminalOf([text('Hi')], { usage: null });
    expect(terminal).toMatchObject({ type: 'response.completed' });
    expect(terminal).not.toHaveProperty('response.usage');
  });

  it('should have a reason when it is incomplete, and an error when it failed', () => {
    expect(terminalOf([], { status: 'incomplete' })).toMatchObject({
      type: 'response.incomplete',
      response: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, error: null },
    });
    expect(terminalOf([], { status: 'failed' })).toMatchObject({
      type: 'response.failed',
      response: { status: 'failed', incomplete_details: null, error: { code: 'server_error' } },
    });
  });
});
