import type { ReasoningDetail } from '../../src/openai/chatReasoningIn.js';
import { reasoningDetails } from '../../src/openai/reasoningDetails.js';

const together = (...deltas: readonly ReasoningDetail[][]) =>
  deltas.reduce<readonly ReasoningDetail[]>((all, delta) => reasoningDetails(all, delta), []);
const text = (fields: object) => ({ type: 'reasoning.text', index: 0, ...fields });

describe('reasoningDetails', () => {
  it('should put a text together, and keep the signature that comes at its end', () => {
    expect(
      together(
        [text({ text: 'H', format: 'x', signature: null })],
        [text({ text: 'm' })],
        [text({ text: '', signature: 'sig', format: null })],
      ),
    ).toEqual([text({ text: 'Hm', format: 'x', signature: 'sig' })]);
  });

  it('should put a summary together', () => {
    const summary = (part: string) => ({ type: 'reasoning.summary', summary: part });
    expect(together([summary('H')], [summary('m')])).toEqual([summary('Hm')]);
  });

  it.each([
    ['another type', { type: 'reasoning.encrypted', data: 'x' }],
    ['another place', { index: 1 }],
    ['another id', { id: 'b' }],
  ])('should keep a detail of %s apart', (_what, fields) => {
    const first = text({ text: 'A', id: 'a' });
    const second = text({ text: 'B', id: 'a', ...fields });
    expect(together([first, second])).toEqual([first, second]);
  });

  it('should take a piece without an id for a part of what has one', () => {
    expect(together([text({ text: 'A', id: null })], [text({ text: 'B', id: 'a' })], [text({ text: 'C' })])).toEqual([
      text({ text: 'ABC', id: 'a' }),
    ]);
  });
});
