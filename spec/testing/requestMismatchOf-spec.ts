import { requestMismatchOf } from '../../src/testing/requestMismatchOf.js';

const shape = { model: 'gpt', input: ['user'], tools: ['a', 'b'], handoffs: [] };

describe('requestMismatchOf', () => {
  it('should take another order, other texts and other settings', () => {
    const made = { model: 'x', input: [], tools: ['b', 'a'], handoffs: [], modelSettings: { temperature: 1 } };
    expect(requestMismatchOf(made, shape)).toBeUndefined();
  });

  it.each([
    [{ tools: ['a'] }, 'has the tools a, but was recorded with a, b'],
    [{ tools: [] }, 'has the tools none, but was recorded with a, b'],
    [{ handoffs: ['transfer_to_b'] }, 'has the handoffs transfer_to_b, but was recorded with none'],
    [{ outputType: 'report' }, 'has the outputType report, but was recorded with none'],
  ])('should name what differs (%#)', (made, mismatch) => {
    expect(requestMismatchOf({ ...shape, ...made }, shape)).toBe(mismatch);
  });
});
