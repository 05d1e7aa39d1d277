import type { PlacedLane } from '../../../src/testing/diagram/Layout.js';
import { svgLane } from '../../../src/testing/diagram/svgLane.js';

const row = { columns: 60, end: 59, lanes: [], instants: [], breaks: [] };
const frame = { left: 120, top: 0 };
const lane: PlacedLane = {
  kind: 'tool',
  label: 'track_parcel',
  depth: 1,
  marks: [
    { column: 2, at: 0, ms: 0, kind: 'called', title: 'called' },
    { column: 12, at: 2, ms: 9, kind: 'output', title: 'output', caption: 'tomorrow' },
  ],
  bars: [
    { shape: 'block', columns: [4, 8], ms: [1, 5], from: 1, to: 1, label: '', count: 9, title: 'progress' },
    { shape: 'line', columns: [2, 12], ms: [0, 9], from: 0, to: 2, label: '', title: 'at work' },
  ],
};

describe('svgLane', () => {
  const { markup } = svgLane(lane, row, frame, 50);

  it('should be named at its depth, as far as there is room', () => {
    expect(markup).toContain('<text class="label" x="34" y="54">track_par…</text>');
    expect(svgLane({ ...lane, label: 'text' }, row, frame, 50).markup).toContain('>text</text>');
  });

  it('should draw lines, then blocks on them, then marks on both', () => {
    expect([...markup.matchAll(/<title>[^<]*\n([^<]+)<\/title>/g)].map(([, title]) => title)).toEqual([
      'at work',
      'progress',
      'called',
      'output',
    ]);
  });

  it('should let its line give way to what is written on it', () => {
    expect(markup).toContain('<text class="caption" x="225.8" y="53.8">tomorrow</text>');
    expect(markup).toContain('<path class="base" d="M120 50H222M284 50H573.8"/>');
  });

  it('should strike out what was withdrawn', () => {
    const marks = lane.marks.map((mark) => ({ ...mark, isRetracted: true }));
    expect(svgLane({ ...lane, marks }, row, frame, 50).markup).toContain('class="caption void"');
  });
});
