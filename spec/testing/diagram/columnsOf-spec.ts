import fc from 'fast-check';
import { columnsOf, type Placement } from '../../../src/testing/diagram/columnsOf.js';

function columns(times: readonly number[], width: number, overrides: Partial<Placement> = {}): number[] {
  const placement = {
    times,
    moments: times.keys(),
    spacings: [],
    silences: new Set<number>(),
    breakColumns: 5,
    ...overrides,
  };
  return [...columnsOf(placement, width).values()];
}

describe('columnsOf', () => {
  it('should draw to scale, over all of the width', () => {
    expect(columns([0, 10, 30, 100], 101)).toEqual([0, 10, 30, 100]);
    expect(columns([0, 1, 3, 10], 101)).toEqual([0, 10, 30, 100]);
  });

  it('should put what happens at one instant in columns side by side', () => {
    expect(columns([0, 0, 0, 100, 100], 50)).toEqual([0, 1, 2, 48, 49]);
    expect(columns([0, 0, 0], 50)).toEqual([0, 1, 2]);
  });

  it('should keep what is short far enough apart to be read', () => {
    const spacings = [
      { from: 0, to: 1, columns: 2 },
      { from: 0, to: 3, columns: 20 },
    ];
    expect(columns([0, 1, 2, 3, 1000], 50, { spacings })).toEqual([0, 2, 3, 20, 49]);
  });

  it('should give a silence the room of a break, and the rest of it to the others', () => {
    const silences = new Set([1]);
    expect(columns([0, 10, 10_010, 10_020], 46, { silences })).toEqual([0, 20, 25, 45]);
  });

  it('should take as many rows as it needs, and fill them', () => {
    expect(columns([0, 0, 0, 0, 0, 0], 4)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(columns([0, 1, 2, 3, 4, 14], 5)).toEqual([0, 1, 2, 3, 4, 9]);
  });

  it('should place only the moments that it is asked for', () => {
    const placed = columnsOf(
      { times: [0, 5, 10], moments: [2, 0, 2], spacings: [], silences: new Set(), breakColumns: 5 },
      11,
    );
    expect([...placed]).toEqual([
      [0, 0],
      [2, 10],
    ]);
  });

  it('should place nothing where there is nothing', () => {
    expect(columns([], 10)).toEqual([]);
  });

  it('should keep the order and every spacing, and end within the row, whatever the times', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 30 });
    const spans = fc.array(fc.tuple(fc.nat(29), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 12 })));
    fc.assert(
      fc.property(pauses, spans, fc.integer({ min: 10, max: 120 }), (gaps, spaced, width) => {
        const times = gaps.reduce<number[]>((all, ms) => [...all, all.at(-1)! + ms], [0]);
        const spacings = spaced
          .map(([from, length, least]) => ({ from, to: from + length, columns: least }))
          .filter(({ to }) => to < times.length);
        const placed = columns(times, width, { spacings });
        const needed =
          columns(
            times.map(() => 0),
            Number.MAX_SAFE_INTEGER,
            { spacings },
          ).at(-1)! + 1;
        expect(placed.every((column, at) => at === 0 || column > placed[at - 1]!)).toBe(true);
        expect(spacings.every(({ from, to, columns: least }) => placed[to]! - placed[from]! >= least)).toBe(true);
        expect(placed.at(-1)).toBeLessThan(Math.ceil(needed / width) * width);
      }),
    );
  });
});
