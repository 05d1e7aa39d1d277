import type { Layout, PlacedBar, PlacedLane, PlacedMark } from '../../../src/testing/diagram/Layout.js';
import { rowsOf } from '../../../src/testing/diagram/rowsOf.js';

const mark = (column: number): PlacedMark => ({ column, ms: 0, at: 0, kind: 'delta', title: '' });
const bar = (...columns: [number, number]): PlacedBar => ({
  columns,
  ms: [0, 0],
  shape: 'line',
  from: 0,
  to: 0,
  label: '',
  title: '',
});
const lane = (label: string, marks: readonly number[], bars: readonly [number, number][] = []): PlacedLane => ({
  kind: 'text',
  label,
  depth: 0,
  marks: marks.map(mark),
  bars: bars.map((columns) => bar(...columns)),
});

const layout: Layout = {
  columns: 20,
  end: 16,
  lanes: [lane('both', [2, 12], [[5, 16]]), lane('first', [9]), lane('second', [10])],
  instants: [
    { ms: 0, columns: [0, 2] },
    { ms: 5, columns: [9, 12] },
  ],
  breaks: [{ ms: 1000, columns: [8, 17] }],
};

describe('rowsOf', () => {
  const [first, second, ...others] = rowsOf(layout, 10);

  it('should give as many rows as it takes', () => {
    expect(others).toEqual([]);
    expect(rowsOf(layout, 20)).toHaveLength(1);
    expect([first, second].map((row) => [row?.columns, row?.end])).toEqual([
      [10, 9],
      [10, 6],
    ]);
  });

  it('should leave out the lanes that have nothing in a row', () => {
    expect([first, second].map((row) => row?.lanes.map(({ label }) => label))).toEqual([
      ['both', 'first'],
      ['both', 'second'],
    ]);
  });

  it('should count the columns of each row from 0', () => {
    expect([first, second].map((row) => row?.lanes[0]?.marks.map(({ column }) => column))).toEqual([[2], [2]]);
    expect([first, second].map((row) => row?.instants.map(({ columns }) => columns))).toEqual([
      [
        [0, 2],
        [9, 9],
      ],
      [[0, 2]],
    ]);
    expect([first, second].map((row) => row?.breaks[0]?.columns)).toEqual([
      [8, 9],
      [0, 7],
    ]);
  });

  it('should cut what goes on, and say so', () => {
    expect(first?.lanes[0]?.bars[0]).toMatchObject({ columns: [5, 9], isCutLeft: false, isCutRight: true });
    expect(second?.lanes[0]?.bars[0]).toMatchObject({ columns: [0, 6], isCutLeft: true, isCutRight: false });
  });
});
