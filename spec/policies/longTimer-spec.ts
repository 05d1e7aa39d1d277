import { asyncScheduler } from 'rxjs';
import { longTimer } from '../../src/policies/longTimer.js';
import { marbles } from '../helpers/marbles.js';

describe('longTimer', () => {
  it(
    'should be a timer',
    marbles(({ expectObservable }) => {
      expectObservable(longTimer(3, asyncScheduler)).toBe('---(0|)', { 0: 0 });
    }),
  );

  it.each([Infinity, 2 ** 31])('should not fire at once where the platform has no timer of %d ms', (ms) => {
    const delays: (number | undefined)[] = [];
    const schedule = jest.spyOn(asyncScheduler, 'schedule').mockImplementation((_work, delay) => {
      delays.push(delay);
      return { unsubscribe: () => undefined } as never;
    });
    longTimer(ms, asyncScheduler).subscribe().unsubscribe();
    schedule.mockRestore();
    expect(delays).toEqual([2 ** 31 - 1]);
  });
});
