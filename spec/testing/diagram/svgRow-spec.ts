import type { PlacedLane } from '../../../src/testing/diagram/Layout.js';
import { svgRow } from '../../../src/testing/diagram/svgRow.js';

const lane = (depth: number): PlacedLane => ({ kind: 'text', label: 'text', depth, marks: [], bars: [] });
const frame = { left: 100, top: 0 };

function rowOf(...depths: readonly number[]): string {
  const breaks = [{ ms: 1000, columns: [10, 19] as const }];
  return svgRow({ columns: 40, end: 39, lanes: depths.map(lane), instants: [], breaks }, frame).markup;
}

const grounds = (svg: string) =>
  [...svg.matchAll(/<rect class="nested" x="(\d+)" y="([\d.]+)" width="[\d.]+" height="(\d+)"/g)].map(([, ...at]) =>
    at.map(Number),
  );

describe('svgRow', () => {
  it('should draw its lanes below each other', () => {
    expect([...rowOf(0, 0, 0).matchAll(/class="label" x="20" y="(\d+)"/g)].map(([, y]) => Number(y))).toEqual([
      53, 83, 113,
    ]);
  });

  it('should lay a ground under the lanes of each nested run, one upon the other', () => {
    expect(grounds(rowOf(0, 1, 2, 2, 1, 0, 1))).toEqual([
      [26, 65, 118],
      [40, 95, 58],
      [26, 215, 28],
    ]);
    expect(grounds(rowOf(0, 2))).toEqual([
      [26, 65, 28],
      [40, 65, 28],
    ]);
    expect(grounds(rowOf(0, 0))).toEqual([]);
  });

  it('should tear all lanes apart at a break, above everything', () => {
    const svg = rowOf(0, 0);
    expect(svg.match(/class="break"/g)).toHaveLength(1);
    expect(svg.indexOf('class="break"')).toBeGreaterThan(svg.lastIndexOf('class="lane'));
    expect(svg).toContain('<path class="gap" d="M211.5 21h8l-6 75h-8z"/>');
  });
});
