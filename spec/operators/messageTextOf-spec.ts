import { messageTextOf } from '../../src/operators/messageTextOf.js';

describe('messageTextOf', () => {
  it('should join the text of the parts, or the refusals', () => {
    const parts = [{ type: 'output_text', text: 'Hel' }, { type: 'refusal', refusal: 'No' }, { text: 'lo' }, null];
    expect([messageTextOf(parts), messageTextOf(parts, 'refusal')]).toEqual(['Hello', 'No']);
  });

  it('should take text that is no list of parts, and nothing', () => {
    expect([messageTextOf('Hi'), messageTextOf('Hi', 'refusal'), messageTextOf(undefined)]).toEqual(['Hi', '', '']);
  });
});
