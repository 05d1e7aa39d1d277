import { response } from 'rxagents/testing';
import { responseEnded } from '../../src/testing/responseEnded.js';

describe('responseEnded', () => {
  it('should end with the text of its messages and 10 tokens in, 5 out', () => {
    const output = [
      {
        type: 'message' as const,
        id: 'msg_1_0',
        role: 'assistant' as const,
        status: 'completed' as const,
        content: [
          { type: 'output_text' as const, text: 'One', annotations: [] },
          { type: 'refusal' as const, refusal: 'No.' },
          { type: 'output_text' as const, text: ' two', annotations: [] },
        ],
      },
      { type: 'compaction' as const, id: 'cmp_1', encrypted_content: 'gAAA' },
    ];
    expect(responseEnded('resp_1', response([]), output)).toMatchObject({
      status: 'completed',
      output,
      output_text: 'One two',
      usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
    });
  });

  it('should report the usage of a failed response when it is given', () => {
    const scripted = response([], { status: 'failed', usage: { input: 4, output: 0 } });
    expect(responseEnded('resp_1', scripted, [])).toMatchObject({ usage: { total_tokens: 4 } });
  });
});
