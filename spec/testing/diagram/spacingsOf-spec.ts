import type { Bar, Lane } from '../../../src/testing/diagram/Lane.js';
import { spacingsOf } from '../../../src/testing/diagram/spacingsOf.js';

const mark = (at: number) => ({ at, kind: 'called', title: '' }) as const;
const lane = (marks: readonly number[], bars: readonly Partial<Bar>[] = []): Lane => ({
  kind: 'tool',
  label: 'x',
  depth: 0,
  marks: marks.map(mark),
  bars: bars.map((bar) => ({ shape: 'line', from: 0, to: 0, label: '', title: '', ...bar })),
});

describe('spacingsOf', () => {
  it('should keep the marks of a lane from touching, and let those of others be', () => {
    expect(spacingsOf([lane([5, 1, 3]), lane([2])])).toEqual([
      { from: 1, to: 3, columns: 2 },
      { from: 3, to: 5, columns: 2 },
    ]);
  });

  it('should keep room for the count of a block, and behind it', () => {
    expect(spacingsOf([lane([9], [{ shape: 'block', from: 2, to: 7, count: 120 }])])).toEqual([
      { from: 7, to: 9, columns: 2 },
      { from: 2, to: 7, columns: 6 },
    ]);
  });

  it('should keep room for a name up to the next thing, within reason', () => {
    expect(spacingsOf([lane([4], [{ from: 0, to: 8, label: 'Triage' }])])).toEqual([{ from: 0, to: 4, columns: 9 }]);
    expect(spacingsOf([lane([], [{ from: 0, to: 8, label: 'x'.repeat(50) }])])).toEqual([
      { from: 0, to: 8, columns: 19 },
    ]);
  });

  it('should ask nothing of what has no length', () => {
    expect(spacingsOf([lane([2], [{ from: 3, to: 3, label: 'A' }])])).toEqual([]);
  });
});
