import { GEOMETRY } from '../../../src/testing/diagram/geometry.js';
import type { Lane, MarkKind } from '../../../src/testing/diagram/Lane.js';
import { MARKS } from '../../../src/testing/diagram/marks.js';
import { svgLegend } from '../../../src/testing/diagram/svgLegend.js';

const laneOf = (...kinds: readonly MarkKind[]): Lane => ({
  kind: 'text',
  label: 'text',
  depth: 0,
  marks: kinds.map((kind) => ({ at: 0, kind, title: '' })),
  bars: [],
});

const placesIn = (svg: string) =>
  [...svg.matchAll(/translate\((\d+) (\d+)\)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

describe('svgLegend', () => {
  it('should explain each kind of mark in a line', () => {
    const { element, height } = svgLegend([laneOf('message', 'delta')], 100);
    expect([...element.markup.matchAll(/class="meaning"[^>]*>([^<]+)/g)].map(([, name]) => name)).toEqual([
      'delta',
      'message',
    ]);
    expect(placesIn(element.markup)).toEqual([
      { x: 26, y: 100 },
      { x: 98, y: 100 },
    ]);
    expect(height).toBe(GEOMETRY.legendLine);
  });

  it('should go on in another line where one is full', () => {
    const kinds = Object.keys(MARKS) as MarkKind[];
    const { element, height } = svgLegend([laneOf(...kinds)], 0);
    const places = placesIn(element.markup);
    expect(places).toHaveLength(kinds.length);
    expect(places.every(({ x }) => x < GEOMETRY.width - GEOMETRY.margin)).toBe(true);
    expect(height).toBe(places.at(-1)!.y + GEOMETRY.legendLine);
    expect(height).toBeGreaterThan(GEOMETRY.legendLine);
  });

  it('should be a line high without marks', () => {
    expect(svgLegend([], 0).height).toBe(GEOMETRY.legendLine);
  });
});
