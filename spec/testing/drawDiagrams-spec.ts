import * as fc from 'fast-check';
import { drawDiagrams, undrawableOf, type Mark } from '../../src/testing/drawDiagrams.js';
import { momentsOf } from '../../src/testing/momentsOf.js';

const marksOf = (diagram: string): Mark[] =>
  momentsOf(diagram).flatMap(({ at, values }) => values.map((letter) => ({ frame: at, letter })));
const draw = (expected: string, actual: string, caret: number) =>
  drawDiagrams(
    [
      { label: 'expected', marks: marksOf(expected) },
      { label: 'actual', marks: marksOf(actual) },
    ],
    caret,
  ).split('\n');

describe('drawDiagrams', () => {
  it('should align two diagrams in time', () => {
    expect(draw('--a--(bc)-|', '--a---b--|', 5)).toEqual([
      'expected  --a--(bc)-|',
      'actual    --a---b--|',
      '               ^ 5 ms',
    ]);
  });

  it('should write the time in which nothing happens', () => {
    expect(draw('a 997ms (bc|)', 'a 10s |', 998)).toEqual([
      'expected  a 997ms (bc|)',
      'actual    a 997ms ----- 8998ms |',
      '                  ^ 998 ms',
    ]);
  });

  it('should draw on what has no end, and nothing behind an end', () => {
    expect(draw('-a', '-a-----b|', 7)).toEqual([
      'expected  -a-------',
      'actual    -a-----b|',
      '                 ^ 7 ms',
    ]);
    expect(draw('-|', '-a-----b|', 1)).toEqual(['expected  -|', 'actual    -a-----b|', '           ^ 1 ms']);
  });

  it('should widen the place of a group that has no room', () => {
    const actual = [...marksOf('--(ab)'), { frame: 3, letter: 'c' }];
    const drawing = drawDiagrams(
      [
        { label: 'expected', marks: marksOf('--a-|') },
        { label: 'actual', marks: actual },
      ],
      4,
    );
    expect(drawing.split('\n')).toEqual(['expected  --a   -|', 'actual    --(ab)c-', '                 ^ 4 ms']);
    expect(undrawableOf(actual)).toBe(
      'No diagram can say what happened: (ab) at 2 ms takes 4 frames, and the next is at 3 ms. Let more time pass there.',
    );
    expect(undrawableOf(marksOf('--(ab)c'))).toBeUndefined();
  });

  it('should draw what is read as it is drawn', () => {
    const gap = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3_000 }));
    const group = fc.array(fc.constantFrom('a', 'b', 'é'), { minLength: 1, maxLength: 3 });
    const diagram = fc.array(fc.tuple(gap, group)).map((parts) => {
      let frame = 0;
      return parts.flatMap(([idle, letters]) => {
        const at = frame + idle;
        frame = at + (letters.length > 1 ? letters.length + 2 : 1);
        return letters.map((letter) => ({ frame: at, letter }));
      });
    });
    fc.assert(
      fc.property(diagram, diagram, (expected, actual) => {
        const lines = drawDiagrams(
          [
            { label: 'e', marks: expected },
            { label: 'a', marks: actual },
          ],
          0,
        ).split('\n');
        expect(marksOf((lines[0] ?? '').slice(1).trimEnd())).toEqual(expected);
        expect(marksOf((lines[1] ?? '').slice(1).trimEnd())).toEqual(actual);
      }),
    );
  });
});
