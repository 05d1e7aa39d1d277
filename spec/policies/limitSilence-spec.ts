import { asyncScheduler, concat, EMPTY, map, NEVER, of, timer, VirtualTimeScheduler } from 'rxjs';
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

  it.each([
    ['after the first event where only that has a limit', [4, undefined], '-a', 2 ** 34],
    ['before it where only the others have', [undefined, 4], '', 40],
  ] as const)('should come to rest %s, however long the silence', (_, [firstEvent, idle], diagram, end) => {
    // It would go on looking to the end of this time.
    const scheduler = new VirtualTimeScheduler(undefined, end);
    const seen: unknown[] = [];
    const event$ = concat(diagram ? timer(1, scheduler).pipe(map(() => 'a')) : EMPTY, NEVER);
    event$
      .pipe(limitSilence({ ...(firstEvent && { firstEvent }), ...(idle && { idle }) }, scheduler, String))
      .subscribe((event) => seen.push(event));
    scheduler.flush();
    expect(seen).toEqual(diagram ? ['a'] : []);
    expect(scheduler.now()).toBeLessThan(10);
  });

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
