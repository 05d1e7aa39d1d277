import type { Chart } from '../../../src/testing/diagram/chartOf.js';
import type { Lane, LaneKind, MarkKind } from '../../../src/testing/diagram/Lane.js';
import { textOf } from '../../../src/testing/diagram/textOf.js';

function lane(kind: LaneKind, label: string, marks: readonly (readonly [number, MarkKind])[], depth = 0): Lane {
  return { kind, label, depth, marks: marks.map(([at, mark]) => ({ at, kind: mark, title: '' })), bars: [] };
}

const lines = (chart: Chart, options: Parameters<typeof textOf>[1]) => textOf(chart, options).split('\n');

describe('textOf', () => {
  const chart: Chart = {
    times: [0, 10, 20, 31],
    lanes: [
      lane('tool', 'look_up', [
        [0, 'called'],
        [2, 'output'],
      ]),
      lane('text', 'text', [[1, 'message']], 1),
      lane('run', 'run', [[3, 'complete']]),
    ],
  };

  it('should write the summary, the axis, the lanes and the legend', () => {
    expect(lines(chart, { width: 41 })).toEqual([
      '1 tool call, 31 ms, complete',
      '',
      'ms       0         10        20        31',
      '         +---------+---------+----------+',
      'look_up  c                   o',
      '  text             m',
      'run                                     |',
      '',
      'm message   c called   o output',
      '| complete',
      '',
    ]);
  });

  it('should never be wider than told, down to 40', () => {
    const widest = (width: number) => Math.max(...lines(chart, { width }).map(({ length }) => length));
    expect([120, 80, 41, 40, 10].map((width) => widest(width) <= Math.max(40, width))).toEqual(Array(5).fill(true));
    expect(widest(120)).toBe(120);
    expect(widest(10)).toBe(40);
  });

  it('should go on below where a run is longer', () => {
    const marks = Array.from({ length: 30 }, (_, at) => [at, 'delta'] as const);
    const text = lines({ times: marks.map(([at]) => at), lanes: [lane('text', 'text', marks)] }, { width: 40 });
    const rows = text.filter((line) => line.startsWith('text '));
    expect(rows.map((row) => row.length <= 40 && row.endsWith('d'))).toEqual([true, true]);
    expect(rows.join('').match(/d/g)).toHaveLength(30);
    expect(text.filter((line) => line.startsWith('ms'))).toHaveLength(2);
  });

  it('should draw many events of one kind as a block, and say so', () => {
    const bar = { shape: 'block', from: 0, to: 3, label: '', count: 12, title: '' } as const;
    const text = lines({ ...chart, lanes: [{ ...lane('text', 'text', []), bars: [bar] }] }, { width: 40 });
    expect(text.slice(4)).toEqual([`text  ==12${'='.repeat(30)}`, '', '=n= n events', '']);
  });

  it('should clip long and harmful names', () => {
    const hostile = lane('tool', '\x1b[2Jevil\n'.repeat(9), [[0, 'called']]);
    const named = lines({ times: [0], lanes: [hostile] }, { width: 60 })[4];
    expect(named).toBe('[2Jevil [2Jevil [2Jevil…  c');
  });

  it('should keep deep nesting on the page', () => {
    const deep = lane('text', 'text', [[0, 'message']], 40);
    expect(lines({ times: [0], lanes: [deep] }, { width: 60 })[4]).toMatch(/^ +text +m$/);
  });

  it('should colour lanes only when asked', () => {
    expect(textOf(chart)).not.toContain('\x1b');
    expect(textOf(chart, { color: true })).toContain('\x1b[33mc');
    // What is coloured is otherwise the same.

    expect(textOf(chart, { color: true }).replace(/\x1b\[\d+m/g, '')).toBe(textOf(chart));
  });

  it('should write a chart of nothing', () => {
    expect(lines({ times: [], lanes: [] }, {})).toEqual(['0 ms', '', 'ms', '    -', '', '', '']);
  });
});
