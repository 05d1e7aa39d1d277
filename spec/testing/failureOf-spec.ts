import { failureOf, type ExpectedNote, type Note } from '../../src/testing/failureOf.js';
import { momentsOf } from '../../src/testing/momentsOf.js';

const notesOf = (diagram: string): Note[] =>
  momentsOf(diagram).flatMap(({ at, values }) => values.map((letter) => ({ frame: at, letter, says: `is ${letter}` })));
const expectedOf = (diagram: string): ExpectedNote<Note>[] =>
  notesOf(diagram).map((note) => ({
    ...note,
    mismatchOf: ({ letter }) => (letter === note.letter ? undefined : letter === 'x' ? 'x is wrong' : ''),
  }));
const complaint = (expected: string, actual: string) =>
  failureOf('It', expectedOf(expected), notesOf(actual))?.split('\n')[0];

describe('failureOf', () => {
  it('should say nothing where there is no difference', () => {
    expect(complaint('--a-(b|)', '--a-(b|)')).toBeUndefined();
    expect(complaint('', '')).toBeUndefined();
  });

  it.each([
    ['--a', '--b', 'It differs at 2 ms: expected a (is a), got b (is b).'],
    ['--a', '--x', 'It differs at 2 ms: expected a (is a), got x (is x): x is wrong.'],
    ['--a', '', 'It differs at 2 ms: expected a (is a), got nothing more.'],
    ['--a', '--a-b', 'It differs at 4 ms: expected nothing more, got b (is b).'],
    ['--a', '---a', 'It differs at 2 ms: expected a (is a), got nothing; a (is a) came at 3 ms.'],
    ['---a', '--a', 'It differs at 2 ms: expected nothing, got a (is a); a is due at 3 ms.'],
  ])('should name the first difference of %s and %s', (expected, actual, message) => {
    expect(complaint(expected, actual)).toBe(message);
  });

  it('should draw both, with the expected letter for what fits', () => {
    const expected = expectedOf('a-c').map((note, at) => ({
      ...note,
      ...(at === 0 && { mismatchOf: () => undefined }),
    }));
    expect(failureOf('It', expected, notesOf('b-(cd)'))).toBe(
      [
        'It differs at 2 ms: expected nothing more, got d (is d).',
        '',
        'expected  a-c---',
        'actual    a-(cd)',
        '            ^ 2 ms',
      ].join('\n'),
    );
  });

  it('should say so when no diagram can be right', () => {
    const actual = [...notesOf('(ab)'), { frame: 1, letter: 'c', says: 'c' }];
    expect(failureOf('It', expectedOf('(ab)c'), actual)).toContain(
      '\n\nNo diagram can say what happened: (ab) at 0 ms',
    );
  });
});
