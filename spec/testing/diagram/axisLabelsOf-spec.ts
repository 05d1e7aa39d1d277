import { axisLabelsOf } from '../../../src/testing/diagram/axisLabelsOf.js';
import type { Layout } from '../../../src/testing/diagram/Layout.js';

/** Labels in their columns. */
function written(overrides: Partial<Layout>): string {
  const layout = { columns: 30, end: 29, lanes: [], instants: [], breaks: [], ...overrides };
  return axisLabelsOf(layout).reduce((line, { column, text }) => line.padEnd(column) + text, '');
}

const instants = (...places: readonly [number, number][]) =>
  places.map(([column, ms]) => ({ ms, columns: [column, column] as const }));

describe('axisLabelsOf', () => {
  it('should write the times above their columns', () => {
    expect(written({ instants: instants([0, 0], [10, 120], [20, 240]) })).toBe('0         120       240');
  });

  it('should leave out times for which there is no room, but not the first and the last', () => {
    expect(written({ instants: instants([0, 100], [2, 101], [4, 102], [26, 200], [28, 1999]) })).toBe(
      '100 102                   1999',
    );
  });

  it('should write how long a break is in its middle', () => {
    const breaks = [{ ms: 10_000, columns: [4, 13] as const }];
    expect(written({ instants: instants([0, 0], [4, 10], [13, 10_010]), breaks })).toBe('0   10 10 s  10010');
  });

  it('should write whole milliseconds', () => {
    expect(written({ instants: instants([0, 0], [5, 12.6]) })).toBe('0    13');
  });

  it('should write nothing above nothing', () => {
    expect(written({})).toBe('');
  });
});
