import { captionsOf } from '../../../src/testing/diagram/captionsOf.js';
import type { Layout, PlacedLane } from '../../../src/testing/diagram/Layout.js';

const laneOf = (
  marks: readonly (readonly [number, string?])[],
  bars: readonly (readonly [number, number])[] = [],
): PlacedLane => ({
  kind: 'tool',
  label: 'x',
  depth: 0,
  marks: marks.map(([column, caption]) => ({
    column,
    at: 0,
    ms: 0,
    kind: 'output',
    title: '',
    ...(caption !== undefined && { caption }),
  })),
  bars: bars.map((columns) => ({ columns, ms: [0, 0], shape: 'line', from: 0, to: 0, label: '', title: '' })),
});

const layout: Layout = { columns: 60, end: 59, lanes: [], instants: [], breaks: [] };
const texts = (lane: PlacedLane, overrides: Partial<Layout> = {}) =>
  captionsOf(lane, { ...layout, ...overrides }).map(({ text }) => text);

const long = 'A storm held up the ferry from Kiel on Monday, and again on Tuesday.';

describe('captionsOf', () => {
  it('should write what a mark brought behind it', () => {
    expect(texts(laneOf([[10, 'tomorrow']]))).toEqual(['tomorrow']);
    expect(captionsOf(laneOf([[10, 'ab']]), layout)[0]).toMatchObject({ x: 10.5 * 7.5 + 12, width: 2 * 6.7 });
  });

  it.each<[string, PlacedLane, Partial<Layout>, string]>([
    ['the end of the row', laneOf([[10, long]]), {}, 'A storm held up the ferry from Kiel on Monday, and …'],
    ['the next mark', laneOf([[10, long], [40]]), {}, 'A storm held up the ferry fro…'],
    ['the next bar', laneOf([[10, long]], [[40, 50]]), {}, 'A storm held up the ferry fro…'],
    ['a break', laneOf([[10, long]]), { breaks: [{ ms: 1, columns: [36, 44] }] }, 'A storm held up the ferry fro…'],
  ])('should stop before %s', (_what, lane, overrides, text) => {
    expect(texts(lane, overrides)).toEqual([text]);
  });

  it('should write nothing where there is no room to speak of, or nothing to say', () => {
    expect(texts(laneOf([[10, long], [25]]))).toEqual([]);
    expect(texts(laneOf([[10], [20, '']]))).toEqual([]);
  });
});
