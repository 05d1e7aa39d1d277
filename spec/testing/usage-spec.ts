import { responseEvents, text, usage } from 'rxagents/testing';

describe('usage', () => {
  it('should set what a response reports', () => {
    const events = responseEvents([text('Hi'), usage({ input: 1200, output: 30, cached: 1024, reasoning: 20 })]);
    expect(events.at(-1)).toMatchObject({
      response: {
        usage: {
          input_tokens: 1200,
          input_tokens_details: { cached_tokens: 1024 },
          output_tokens: 30,
          output_tokens_details: { reasoning_tokens: 20 },
          total_tokens: 1230,
        },
      },
    });
  });

  it('should be no item of the output', () => {
    const events = responseEvents([usage({ input: 1, output: 1 }), text('Hi')]);
    expect(events.at(-1)).toMatchObject({ response: { output: [{ id: 'msg_1_0' }] } });
  });
});
