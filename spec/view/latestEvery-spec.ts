import { animationFrameScheduler, EMPTY, of } from 'rxjs';
import { latestEvery } from '../../src/view/latestEvery.js';
import { marbles } from '../helpers/marbles.js';

describe('latestEvery', () => {
  it(
    'should let a value wait for later ones, from the first of them on',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const value = cold('ab--c---d------|');
      const expected = '  ---b---c---d---|';
      expectObservable(value.pipe(latestEvery({ ms: 3 }))).toBe(expected);
      expectSubscriptions(value.subscriptions).toBe('^--------------!');
    }),
  );

  it(
    'should pass on the last value at once, before an end or an error',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('ab-|').pipe(latestEvery({ ms: 9 }))).toBe('---(b|)');
      expectObservable(cold('ab-#').pipe(latestEvery({ ms: 9 }))).toBe('---(b#)');
      expectObservable(EMPTY.pipe(latestEvery({}))).toBe('|');
    }),
  );

  it(
    'should leave no timer behind, and keep nothing between subscribers',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const value = cold('a----b----');
      const value$ = value.pipe(latestEvery({ ms: 2 }));
      expectObservable(value$, '^-----!').toBe('--a---');
      expectObservable(value$, '-^------!').toBe('---a---');
      expectSubscriptions(value.subscriptions).toBe(['^-----!', '-^------!']);
    }),
  );

  it(
    'should wait for 50 ms by default, or as the scheduler says',
    marbles(({ cold, animate, expectObservable }) => {
      animate('                 ----x----x');
      expectObservable(cold('a').pipe(latestEvery({})), '^ 99ms !').toBe('50ms a');
      const frames = { ms: 0, scheduler: animationFrameScheduler };
      expectObservable(cold('ab--c').pipe(latestEvery(frames)), '^---------!').toBe('----b----c');
    }),
  );

  it('should pass on a value of a source that ends at once', () => {
    const seen: unknown[] = [];
    of(1, 2)
      .pipe(latestEvery({}))
      .subscribe({ next: (value) => seen.push(value), complete: () => seen.push('|') });
    expect(seen).toEqual([2, '|']);
  });
});
