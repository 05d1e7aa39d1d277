import type { LaneKind } from '../../../src/testing/diagram/Lane.js';
import type { PlacedBar, PlacedLane } from '../../../src/testing/diagram/Layout.js';
import { svgBar } from '../../../src/testing/diagram/svgBar.js';

const laneOf = (kind: LaneKind, ...columns: readonly number[]): PlacedLane => ({
  kind,
  label: '',
  depth: 0,
  marks: columns.map((column) => ({ column, ms: 0, at: 0, kind: 'handoff', title: '' })),
  bars: [],
});

const barOf = (bar: Partial<PlacedBar>): PlacedBar => ({
  shape: 'block',
  columns: [0, 20],
  ms: [100, 350],
  from: 0,
  to: 1,
  label: '',
  title: 'a title',
  ...bar,
});

const markup = (bar: Partial<PlacedBar>, lane: PlacedLane) => svgBar(barOf(bar), lane, 100, 50).markup;
const textsIn = (svg: string) =>
  [...svg.matchAll(/class="(\w+)"[^>]*>([^<]+)<\/text>/g)].map(([, kind, text]) => [kind, text]);

describe('svgBar', () => {
  it('should say from when to when on hover, and what it is', () => {
    expect(markup({}, laneOf('text'))).toContain('<title>100 to 350 ms: 250 ms\na title</title>');
  });

  it('should hold all the columns of its events', () => {
    expect(markup({}, laneOf('text'))).toContain('<rect x="100" y="41" width="157.5" height="18" rx="4"/>');
  });

  it('should end in the middle of its marks where it has them', () => {
    expect(markup({ shape: 'line' }, laneOf('tool'))).toContain('<rect x="103.8" y="47.5" width="150" height="5"');
    expect(markup({}, laneOf('model'))).toContain('<rect x="103.8" y="41" width="150" height="18"');
  });

  it('should reach the edge of a row that it goes on in', () => {
    const cut = markup({ isCutLeft: true, isCutRight: true }, laneOf('model'));
    expect(cut).toContain('<rect x="100" y="41" width="157.5"');
  });

  it('should write the text of a block, and how many pieces it came in', () => {
    const label = 'Hello there, how do you do today?';
    expect(textsIn(markup({ count: 12, label }, laneOf('text')))).toEqual([
      ['excerpt', 'Hello there, ho…'],
      ['count', '×12'],
    ]);
  });

  it('should write less where there is less room', () => {
    const counts = [14, 5, 3, 2].map((to) => textsIn(markup({ count: 12, columns: [0, to] }, laneOf('text'))));
    expect(counts).toEqual([[['count', '12 deltas']], [['count', '×12']], [['count', '12']], []]);
  });

  it('should name what it counts', () => {
    expect(textsIn(markup({ count: 30 }, laneOf('model')))).toEqual([['count', '30 events']]);
    expect(textsIn(markup({ count: 30 }, laneOf('tool')))).toEqual([['count', '30 reports']]);
  });

  it('should write a name as far as the next mark', () => {
    expect(textsIn(markup({ shape: 'line', label: 'Receptionist' }, laneOf('agent')))).toEqual([
      ['name', 'Receptionist'],
    ]);
    expect(textsIn(markup({ shape: 'line', label: 'Receptionist' }, laneOf('agent', 10)))).toEqual([
      ['name', 'Recept…'],
    ]);
  });

  it('should be void where it was withdrawn', () => {
    expect(markup({ isRetracted: true }, laneOf('text'))).toContain('class="bar text block void"');
  });
});
