import { EMPTY, map, Observable, of, take, tap, throwError } from 'rxjs';
import { takeSteps } from '../../src/run/takeSteps.js';
import { burst } from '../helpers/burst.js';
import { marbles } from '../helpers/marbles.js';

interface Taken {
  readonly step$: Observable<string>;
  /** How many steps were made, and what was noted. */
  readonly told: (string | number)[];
}

function taking(...steps: readonly (() => Observable<string>)[]): Taken {
  const told: (string | number)[] = [];
  let at = 0;
  const step$ = new Observable<string>((subscriber) =>
    takeSteps<string>(
      {
        step: () => {
          const make = steps[at];
          if (!make) return undefined;
          told.push(++at);
          return make();
        },
        next: (value) => {
          told.push(value);
          subscriber.next(value);
        },
      },
      subscriber,
    ),
  );
  return { step$, told };
}

/** Completes while it is subscribed to, and has something to tear down. */
const leaving = (teardown: () => void): Observable<string> =>
  new Observable((subscriber) => {
    subscriber.complete();
    return teardown;
  });

describe('takeSteps', () => {
  it(
    'should take one step after another, as concat does',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('   a-b|');
      const firstSubs = '    ^--!';
      const second = cold('     -c|');
      const secondSubs = '   ---^-!';
      const expected = '     a-b-c|';
      const { step$, told } = taking(
        () => first,
        () => EMPTY,
        () => second,
      );
      expectObservable(step$.pipe(tap({ complete: () => expect(told).toEqual([1, 'a', 'b', 2, 3, 'c']) }))).toBe(
        expected,
      );
      expectSubscriptions(first.subscriptions).toBe(firstSubs);
      expectSubscriptions(second.subscriptions).toBe(secondSubs);
    }),
  );

  it(
    'should pass on an error, and take no other step',
    marbles(({ cold, expectObservable }) => {
      const { step$, told } = taking(
        () => cold('a-#'),
        () => of('b'),
      );
      expectObservable(step$.pipe(tap({ error: () => expect(told).toEqual([1, 'a']) }))).toBe('a-#');
    }),
  );

  it(
    'should leave the step that it is at with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('a---b|');
      const { step$ } = taking(() => first);
      expectObservable(step$, '^-!').toBe('a--');
      expectSubscriptions(first.subscriptions).toBe('^-!');
    }),
  );

  it('should leave values to whoever takes the steps', () => {
    const { step$, told } = taking(() => of('a'));
    step$.subscribe((value) => told.push(`${value} heard`));
    expect(told).toEqual([1, 'a', 'a heard']);
  });

  it.each([
    ['at once', () => EMPTY],
    ['later', () => of('a')],
  ])('should error with what a step throws %s', (_, before) => {
    const seen: unknown[] = [];
    const { step$, told } = taking(before, () => {
      throw new Error('no');
    });
    step$.subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([new Error('no')]);
    expect(told.at(-1)).toBe(2);
  });

  it('should make a step when what the one before it left behind is torn down', () => {
    const { step$, told } = taking(
      () => leaving(() => told.push('torn down')),
      () => of('a'),
    );
    step$.subscribe();
    expect(told).toEqual([1, 'torn down', 2, 'a']);
  });

  it('should error where what a step left behind cannot be torn down, and take no other step', () => {
    const seen: unknown[] = [];
    const { step$, told } = taking(
      () =>
        leaving(() => {
          throw new Error('no');
        }),
      () => of('a'),
    );
    step$.subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([new Error('no')]);
    expect(told).toEqual([1]);
  });

  it('should complete without a step, and after those that say nothing', () => {
    for (const steps of [[], [() => EMPTY, () => EMPTY]]) {
      const ended = jest.fn();
      taking(...steps).step$.subscribe({ next: ended, complete: ended });
      expect(ended).toHaveBeenCalledTimes(1);
    }
  });

  it('should take no step once it is unsubscribed, not in the middle of a burst either', () => {
    const numbers = burst();
    const { step$, told } = taking(
      () => numbers.pipe(map(String)),
      () => throwError(() => new Error('no')),
    );
    step$.pipe(take(3)).subscribe();
    expect(numbers.produced).toBe(3);
    expect(told).toEqual([1, '1', '2', '3']);
  });
});
