import { stepNames } from '../../src/run/stepNames.js';

const namesOf = (...names: readonly string[]): string[] => stepNames(names.map((name) => ({ name })));

describe('stepNames', () => {
  it('should be the names where each has its own', () => {
    expect(namesOf('a', 'b')).toEqual(['a', 'b']);
    expect(namesOf()).toEqual([]);
  });

  it('should count those that have one name, from the second on', () => {
    expect(namesOf('a', 'b', 'a', 'a')).toEqual(['a', 'b', 'a-2', 'a-3']);
  });

  it.each([
    ['comes first', ['a-2', 'a', 'a'], ['a-2', 'a', 'a-3']],
    ['comes last', ['a', 'a', 'a-2'], ['a', 'a-2', 'a-2-2']],
  ])('should keep them apart from one that looks counted and %s', (_what, names, expected) => {
    expect(namesOf(...names)).toEqual(expected);
  });
});
