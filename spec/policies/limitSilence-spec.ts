import { asyncScheduler, NEVER, of } from 'rxjs';
import { limitSilence } from '../../src/policies/limitSilence.js';
import { marbles } from '../helpers/marbles.js';

const errors = { firstEvent: 'first', idle: 'idle' };
const limited = (firstEvent?: number, idle?: number) =>
  limitSilence<string>(
    { ...(firstEvent !== undefined && { firstEvent }), ...(idle !== undefined && { idle }) },
    asyncScheduler,
    (scope) => errors[scope],
  );

describe('limitSilence', () => {
  it(
    'should error when the first event does not come in time',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const late = cold(' -----a|');
      expectObservable(late.pipe(limited(4))).toBe('----#', {}, 'first');
      expectSubscriptions(late.subscriptions).toBe('^---!');
      expectObservable(cold('----a|').pipe(limited(4))).toBe('----a|');
      expectObservable(cold('-a-------b|').pipe(limited(4))).toBe('-a-------b|');
    }),
  );

  it(
    'should error when the next event does not come in time',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const late = cold(' --a--b----c|');
      expectObservable(late.pipe(limited(undefined, 3))).toBe('--a--b--#', undefined, 'idle');
      expectSubscriptions(late.subscriptions).toBe('^-------!');
      expectObservable(cold('--a--b--c|').pipe(limited(undefined, 3))).toBe('--a--b--c|');
      expectObservable(cold('--------a|').pipe(limited(undefined, 3))).toBe('--------a|');
    }),
  );

  it(
    'should tell the two apart, whichever is the longer',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('-----a----b').pipe(limited(6, 3))).toBe('-----a--#', undefined, 'idle');
      expectObservable(cold('----------b').pipe(limited(7, 2))).toBe('-------#', {}, 'first');
      expectObservable(cold('-a------b').pipe(limited(2, 5))).toBe('-a----#', undefined, 'idle');
      expectObservable(cold('---a').pipe(limited(2, 5))).toBe('--#', {}, 'first');
    }),
  );

  it(
    'should pass on an ending, and drop its timer',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('-a-|').pipe(limited(3, 3))).toBe('-a-|');
      expectObservable(cold('-a-#').pipe(limited(3, 3))).toBe('-a-#');
      expectObservable(cold('-a').pipe(limited(3, 3)), '^--!').toBe('-a--');
    }),
  );

  it('should be nothing where there is no limit', () => {
    const event$ = of('a');
    expect(event$.pipe(limited())).toBe(event$);
  });

  it('should have one timer at a time, none behind its subscriber, and none for what is there at once', () => {
    const schedule = jest.spyOn(asyncScheduler, 'schedule');
    of('a').pipe(limited(5, 5)).subscribe();
    expect(schedule).not.toHaveBeenCalled();
    const subscription = NEVER.pipe(limited(5, 5)).subscribe();
    const timers = schedule.mock.results.map(({ value }) => value as { closed: boolean });
    schedule.mockRestore();
    expect(timers.map(({ closed }) => closed)).toEqual([false]);
    subscription.unsubscribe();
    expect(timers.map(({ closed }) => closed)).toEqual([true]);
  });
});
