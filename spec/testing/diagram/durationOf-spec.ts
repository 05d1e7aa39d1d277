import { durationOf } from '../../../src/testing/diagram/durationOf.js';

describe('durationOf', () => {
  it.each([
    [0, '0 ms'],
    [0.4, '0 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [4149, '4.1 s'],
    [10_000, '10 s'],
    [59_960, '1 min'],
    [125_000, '2 min 5 s'],
    [7_200_000, '120 min'],
  ])('should say %d ms as %s', (ms, said) => {
    expect(durationOf(ms)).toBe(said);
  });
});
