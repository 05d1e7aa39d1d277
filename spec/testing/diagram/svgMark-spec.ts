import { MARKS } from '../../../src/testing/diagram/marks.js';
import type { MarkKind } from '../../../src/testing/diagram/Lane.js';
import { svgMark, svgShape } from '../../../src/testing/diagram/svgMark.js';

const lane = { kind: 'tool', label: 'x', depth: 0, marks: [], bars: [] } as const;

describe('svgMark', () => {
  const mark = { at: 3, kind: 'output', column: 2, ms: 12.4, title: 'output: <b>' } as const;

  it('should be in its place, and say when and what on hover', () => {
    const { markup } = svgMark(mark, lane, 10, 20);
    expect(markup).toContain('<g class="mark tool output" transform="translate(10 20)">');
    expect(markup).toContain('<title>12 ms\noutput: &lt;b&gt;</title>');
    expect(markup).toContain('>o</text>');
  });

  it('should be void where it was withdrawn', () => {
    expect(svgMark({ ...mark, isRetracted: true }, lane, 0, 0).markup).toContain('class="mark tool output void"');
  });

  it('should have a shape for every kind', () => {
    const shapes = (Object.keys(MARKS) as MarkKind[]).map((kind) =>
      svgShape(kind)
        .map(({ markup }) => markup)
        .join(''),
    );
    expect(shapes.filter((shape) => !/<(circle|rect|path)/.test(shape))).toEqual([]);
  });

  it('should tell the endings of a run apart without colour', () => {
    const endings = (['complete', 'error', 'stopped', 'interrupted'] as const).map((kind) =>
      svgShape(kind)
        .map(({ markup }) => markup)
        .join(''),
    );
    expect(new Set(endings).size).toBe(4);
  });
});
