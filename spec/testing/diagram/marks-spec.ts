import { MARKS } from '../../../src/testing/diagram/marks.js';

describe('MARKS', () => {
  it('should have glyphs of one column', () => {
    expect(Object.values(MARKS).filter(({ glyph }) => glyph.length !== 1)).toEqual([]);
  });

  it('should share a glyph only between a response and a run that end alike', () => {
    const kinds = Object.keys(MARKS) as (keyof typeof MARKS)[];
    const shared = kinds.filter((kind) =>
      kinds.some((other) => other < kind && MARKS[other].glyph === MARKS[kind].glyph),
    );
    expect(shared.map((kind) => MARKS[kind].name).sort()).toEqual(['ends', 'error']);
  });
});
