import { asyncScheduler } from 'rxjs';
import { spaced } from '../../src/testing/spaced.js';
import { marbles } from '../helpers/marbles.js';

describe('spaced', () => {
  it(
    'should pause before each value',
    marbles(({ expectObservable }) => {
      const expected = '---a--b--(c|)';
      expectObservable(spaced(['a', 'b', 'c'], 3, asyncScheduler)).toBe(expected);
    }),
  );

  it(
    'should begin anew for each subscriber',
    marbles(({ expectObservable }) => {
      const source = spaced(['a', 'b'], 3, asyncScheduler);
      const subs1 = '    ^--------';
      const expected1 = '---a--(b|)';
      const subs2 = '    -^-------';
      const expected2 = '----a--(b|)';
      expectObservable(source, subs1).toBe(expected1);
      expectObservable(source, subs2).toBe(expected2);
    }),
  );

  it('should schedule nothing when there is no pause', () => {
    const schedule = jest.fn();
    const seen: string[] = [];
    spaced(['a', 'b'], 0, { now: () => 0, schedule }).subscribe({
      next: (value) => seen.push(value),
      complete: () => seen.push('|'),
    });
    expect(seen).toEqual(['a', 'b', '|']);
    expect(schedule).not.toHaveBeenCalled();
  });
});
