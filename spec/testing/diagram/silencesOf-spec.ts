import { silencesOf } from '../../../src/testing/diagram/silencesOf.js';

/** Times, by the pauses between them. */
const after = (...pauses: readonly number[]) =>
  pauses.reduce<readonly number[]>((times, ms) => [...times, times.at(-1)! + ms], [0]);
const silences = (pauses: readonly number[], maxGapMs?: number) => [...silencesOf(after(...pauses), maxGapMs)];

describe('silencesOf', () => {
  it.each<[string, readonly number[], readonly number[]]>([
    ['a pause that is longer than all else', [1, 1, 1, 10_000, 1], [3]],
    ['each of several', [5, 10_000, 5, 5, 12_000, 5, 10_000], [1, 4, 6]],
    ['none among a few of all lengths', [1, 5, 14], []],
    ['the longest, and not the next', [500, 10, 390, 5, 95], [0]],
    ['none among equals', [10, 10, 10], []],
    ['none where nothing else took time', [0, 0, 500, 0], []],
    ['none that is only somewhat longer', [100, 100, 500, 100], []],
    ['none of many that share the time, however short the rest', [1, ...Array<number>(20).fill(10)], []],
    ['none in no time', [0, 0], []],
    ['none of nothing', [], []],
  ])('should find %s', (_what, pauses, found) => {
    expect(silences(pauses)).toEqual(found);
  });

  it('should take the limit that it is given instead', () => {
    expect(silences([10, 10, 11, 500], 10)).toEqual([2, 3]);
    expect(silences([1, 1, 10_000], 20_000)).toEqual([]);
  });
});
