import { asyncScheduler } from 'rxjs';
import { timed } from '../../src/testing/timed.js';
import { marbles } from '../helpers/marbles.js';

const moments = [
  { at: 0, values: ['a'] },
  { at: 3, values: ['b', 'c'] },
  { at: 10, values: ['d'] },
];

describe('timed', () => {
  it(
    'should emit at its times, for each subscriber anew',
    marbles(({ expectObservable }) => {
      const source = timed(moments, asyncScheduler);
      expectObservable(source).toBe('a--(bc)---(d|)');
      expectObservable(source, '--^').toBe('--a--(bc)---(d|)');
    }),
  );

  it(
    'should let go of its timer',
    marbles(({ expectObservable }) => {
      expectObservable(timed(moments, asyncScheduler), '^---!').toBe('a--(bc)');
    }),
  );

  it('should emit at once what has no time to wait for', () => {
    const schedule = jest.fn();
    const seen: string[] = [];
    timed([{ at: 0, values: ['a', 'b'] }], { now: () => 7, schedule }).subscribe({
      next: (value) => seen.push(value),
      complete: () => seen.push('|'),
    });
    expect(seen).toEqual(['a', 'b', '|']);
    expect(schedule).not.toHaveBeenCalled();
  });
});
