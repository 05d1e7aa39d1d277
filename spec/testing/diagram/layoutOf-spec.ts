import type { Lane } from '../../../src/testing/diagram/Lane.js';
import { layoutOf } from '../../../src/testing/diagram/layoutOf.js';

const lane: Lane = {
  kind: 'tool',
  label: 'look_up',
  depth: 0,
  marks: [
    { at: 0, kind: 'called', title: 'look_up()' },
    { at: 3, kind: 'output', title: 'x' },
  ],
  bars: [{ shape: 'line', from: 0, to: 3, label: '', title: '' }],
};

describe('layoutOf', () => {
  it('should put marks and bars into columns, with their times', () => {
    const layout = layoutOf({ times: [0, 10, 20, 30], lanes: [lane] }, 31);
    expect(layout.columns).toBe(31);
    expect(layout.end).toBe(30);
    expect(layout.lanes[0]?.marks.map(({ column, ms }) => [column, ms])).toEqual([
      [0, 0],
      [30, 30],
    ]);
    expect(layout.lanes[0]?.bars[0]).toMatchObject({ columns: [0, 30], ms: [0, 30] });
  });

  it('should tell the instants of all that is shown, and around what happened at once', () => {
    const marks = [0, 1, 2, 4].map((at) => ({ at, kind: 'delta', title: '' }) as const);
    const { instants } = layoutOf({ times: [0, 0, 5, 6, 20], lanes: [{ ...lane, marks, bars: [] }] }, 23);
    expect(instants).toEqual([
      { ms: 0, columns: [0, 2] },
      { ms: 5, columns: [7, 7] },
      { ms: 20, columns: [22, 22] },
    ]);
  });

  it('should break at silences, also in the middle of something', () => {
    const { breaks, lanes } = layoutOf({ times: [0, 10, 10_010, 10_020], lanes: [lane] }, 31);
    expect(breaks).toEqual([{ ms: 10_000, columns: [11, 20] }]);
    expect(lanes[0]?.bars[0]?.columns).toEqual([0, 30]);
  });

  it('should break where it is told to', () => {
    expect(layoutOf({ times: [0, 10, 30, 40], lanes: [lane] }, 31, 15).breaks.map(({ ms }) => ms)).toEqual([20]);
  });

  it('should be whole rows wide', () => {
    const marks = Array.from({ length: 12 }, (_, at) => ({ at, kind: 'delta', title: '' }) as const);
    const chart = { times: marks.map(() => 0), lanes: [{ ...lane, marks, bars: [] }] };
    expect(layoutOf(chart, 10)).toMatchObject({ columns: 30, end: 22 });
    expect(layoutOf({ times: [], lanes: [] }, 10)).toMatchObject({ columns: 10, end: 0, instants: [] });
  });
});
