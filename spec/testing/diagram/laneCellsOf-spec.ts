import { laneCellsOf } from '../../../src/testing/diagram/laneCellsOf.js';
import type { LaneKind, MarkKind } from '../../../src/testing/diagram/Lane.js';
import type { PlacedBar, PlacedLane } from '../../../src/testing/diagram/Layout.js';

interface Fate {
  readonly isRetracted?: boolean;
}

function lane(
  kind: LaneKind,
  marks: readonly (readonly [number, MarkKind, Fate?])[],
  bars: readonly Partial<PlacedBar>[] = [],
): PlacedLane {
  return {
    kind,
    label: kind,
    depth: 0,
    marks: marks.map(([column, markKind, fate]) => ({ column, kind: markKind, at: 0, ms: 0, title: '', ...fate })),
    bars: bars.map((bar) => ({
      shape: 'line',
      columns: [0, 0],
      ms: [0, 0],
      from: 0,
      to: 0,
      label: '',
      title: '',
      ...bar,
    })),
  };
}

const layout = (breaks: readonly (readonly [number, number])[] = []) => ({
  columns: 20,
  end: 19,
  lanes: [],
  instants: [],
  breaks: breaks.map((columns) => ({ columns, ms: 1000 })),
});

const drawn = (one: PlacedLane, breaks?: readonly (readonly [number, number])[]) =>
  laneCellsOf(one, layout(breaks))
    .map(({ character }) => character)
    .join('')
    .trimEnd();

const styles = (one: PlacedLane) => [...new Set(laneCellsOf(one, layout()).map(({ style }) => style))].sort();

describe('laneCellsOf', () => {
  it('should draw a call from its mark to its output', () => {
    const call = lane(
      'tool',
      [
        [2, 'called'],
        [5, 'progress'],
        [9, 'output'],
      ],
      [{ columns: [2, 9] }],
    );
    expect(drawn(call)).toBe('  c--p---o');
  });

  it('should draw a block with its count, on the line of its call', () => {
    const call = lane(
      'tool',
      [
        [0, 'called'],
        [12, 'output'],
      ],
      [{ shape: 'block', count: 12, columns: [3, 9] }, { columns: [0, 12] }],
    );
    expect(drawn(call)).toBe('c--==12===--o');
  });

  it('should leave out a count for which there is no room', () => {
    expect(drawn(lane('text', [], [{ shape: 'block', count: 120, columns: [0, 4] }]))).toBe('=====');
    expect(drawn(lane('text', [], [{ shape: 'block', count: 120, columns: [0, 5] }]))).toBe('==120=');
  });

  it('should write names as far as the next thing', () => {
    const names = lane(
      'agent',
      [[9, 'handoff']],
      [
        { columns: [0, 11], label: 'Receptionist' },
        { columns: [11, 19], label: 'Desk' },
      ],
    );
    expect(drawn(names)).toBe('Receptio…h-Desk-----');
  });

  it('should dot what was withdrawn', () => {
    const model = lane(
      'model',
      [
        [0, 'begun', { isRetracted: true }],
        [6, 'retracted'],
      ],
      [{ shape: 'block', count: 7, columns: [0, 6], isRetracted: true }],
    );
    expect(drawn(model)).toBe('^.7...x');
    expect(styles(model)).toEqual(['faint', 'model', 'plain']);
  });

  it('should break what goes on through a silence, and only that', () => {
    const call = lane('tool', [[1, 'called']], [{ columns: [1, 12] }]);
    expect(drawn(call, [[3, 9]])).toBe(' c----//-----');
    expect(drawn(call, [[13, 18]])).toBe(' c-----------');
  });

  it('should colour by lane, and failures as that', () => {
    expect(styles(lane('text', [[0, 'message']]))).toEqual(['plain', 'text']);
    expect(styles(lane('model', [[0, 'broken']]))).toEqual(['error', 'plain']);
    expect(styles(lane('run', [[0, 'error']]))).toEqual(['error', 'plain']);
  });
});
