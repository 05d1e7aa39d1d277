import { endingMarkOf } from '../../../src/testing/diagram/endingMarkOf.js';
import { created, ended, textDelta } from '../../helpers/rawEvents.js';

describe('endingMarkOf', () => {
  it('should mark a complete response with its tokens', () => {
    const usage = { input_tokens: 96, output_tokens: 32, total_tokens: 128 } as never;
    expect(endingMarkOf(ended({ usage }), 7, 12)).toEqual({
      at: 7,
      kind: 'ended',
      title: 'response.completed resp_1\n12 raw events\n96 tokens in, 32 out',
    });
  });

  it('should say why a response broke', () => {
    const error = { code: 'server_error', message: 'Overloaded.' } as const;
    const failed = endingMarkOf(ended({ error }, 'response.failed'), 7, 2);
    const cut = endingMarkOf(ended({ incomplete_details: { reason: 'content_filter' } }, 'response.incomplete'), 7, 2);
    const event = { type: 'error', code: null, message: 'No.', param: null, sequence_number: 0 } as const;
    expect([failed, cut, endingMarkOf(event, 7, 2)]).toEqual([
      { at: 7, kind: 'broken', title: 'response.failed resp_1\n2 raw events\nOverloaded.' },
      { at: 7, kind: 'broken', title: 'response.incomplete resp_1\n2 raw events\ncontent_filter' },
      { at: 7, kind: 'broken', title: 'error: No.' },
    ]);
  });

  it('should take a terminal event without its response', () => {
    const bare = { type: 'response.completed' } as never;
    expect(endingMarkOf(bare, 0, 1)?.title).toBe('response.completed\n1 raw events');
  });

  it('should mark nothing else', () => {
    expect([created(), textDelta('Hi')].map((event) => endingMarkOf(event, 0, 1))).toEqual([undefined, undefined]);
  });
});
