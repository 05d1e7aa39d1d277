import type { Layout } from '../../../src/testing/diagram/Layout.js';
import { svgAxis } from '../../../src/testing/diagram/svgAxis.js';

const row: Layout = {
  columns: 60,
  end: 40,
  lanes: [],
  instants: [
    { ms: 0, columns: [0, 0] },
    { ms: 5.4, columns: [2, 6] },
    { ms: 2005, columns: [16, 16] },
    { ms: 2100, columns: [40, 40] },
  ],
  breaks: [{ ms: 2000, columns: [6, 16] }],
};

describe('svgAxis', () => {
  const svg = svgAxis(row, { left: 100, top: 0 })
    .map(({ markup }) => markup)
    .join('\n');

  it('should go from the first column to the end', () => {
    expect(svg).toContain('<path class="axis" d="M103.8 24H403.8"/>');
  });

  it('should tick each instant with its time, and span what several columns share', () => {
    const titles = [...svg.matchAll(/<title>([^<]+)<\/title><(\w+) class="(\w+)"/g)].map(([, ...parts]) => parts);
    expect(titles).toEqual([
      ['0 ms', 'path', 'tick'],
      ['5 ms', 'rect', 'instant'],
      ['2005 ms', 'path', 'tick'],
      ['2100 ms', 'path', 'tick'],
    ]);
    expect(svg).toContain('<rect class="instant" x="116.8" y="21.5" width="34" height="5" rx="2.5"/>');
  });

  it('should write times at their ticks and the length of a break in its middle', () => {
    const labels = [...svg.matchAll(/<text class="([^"]+)" x="([^"]+)"(?: text-anchor="(\w+)")?[^>]*>([^<]+)/g)];
    expect(labels.map(([, ...parts]) => parts)).toEqual([
      ['unit', '20', undefined, 'ms'],
      ['time', '101.8', undefined, '0'],
      ['time', '116.8', undefined, '5'],
      ['time pause', '186.3', 'middle', '2 s'],
      ['time', '221.8', undefined, '2005'],
      ['time', '401.8', undefined, '2100'],
    ]);
  });

  it('should lead down from what is labelled', () => {
    const bare = svgAxis({ ...row, instants: [...row.instants, { ms: 2101, columns: [41, 41] }] }, { left: 0, top: 0 });
    expect(bare.filter(({ markup }) => markup.includes('class="guide"'))).toHaveLength(4);
  });
});
