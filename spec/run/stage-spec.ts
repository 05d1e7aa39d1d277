import { of, Subject, take, type Observable } from 'rxjs';
import { stage, type StageHandlers } from '../../src/run/stage.js';
import { burst } from '../helpers/burst.js';
import { marbles } from '../helpers/marbles.js';

/** A stage that follows each letter with its capital, and ends with what is given. */
const capitals = (end?: () => Observable<string>) =>
  stage<string>((emit) => {
    const handlers: StageHandlers<string, string> = {
      next: (letter) => {
        if (emit(letter)) emit(letter.toUpperCase());
      },
    };
    return end ? { ...handlers, complete: (destination) => end().subscribe(destination) } : handlers;
  });

describe('stage', () => {
  it(
    'should forward what it receives and add to it, and complete with its source',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a----b----|');
      const subs = '       ^---------!';
      const expected = '   (aA)-(bB)-|';
      expectObservable(source.pipe(capitals())).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it(
    'should leave the ending to a stage that has more to say',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-----|     ');
      const subs = '       ^----!     ';
      const added = cold('      -x-y|');
      const addedSubs = '  -----^---!';
      const expected = '   ------x-y|';
      expectObservable(source.pipe(capitals(() => added))).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(subs);
      expectSubscriptions(added.subscriptions).toBe(addedSubs);
    }),
  );

  it(
    'should pass on an error of its source, without asking what to end with',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-a---#');
      const subs = '       ^----!';
      const expected = '   -(aA)#';
      const end = jest.fn(() => of('x'));
      expectObservable(source.pipe(capitals(end))).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(subs);
      expect(end).not.toHaveBeenCalled();
    }),
  );

  it(
    'should pass on an error of what it ends with',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('--|').pipe(capitals(() => cold('-x-#')))).toBe('---x-#');
    }),
  );

  it('should pass on what its handler throws', () => {
    const next = (): never => {
      throw new Error('mine');
    };
    const seen: unknown[] = [];
    of('a')
      .pipe(stage(() => ({ next })))
      .subscribe({ error: (error: unknown) => seen.push(error), complete: () => seen.push('|') });
    expect(seen).toEqual([new Error('mine')]);
  });

  it(
    'should unsubscribe what it listens to at the time',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('--a---|');
      const added = cold('       -----x|');
      expectObservable(source.pipe(capitals(() => added)), '^---!').toBe('   --(aA)');
      expectObservable(source.pipe(capitals(() => added)), '^-------!').toBe('--(aA)---');
      expectSubscriptions(source.subscriptions).toBe(['^---!', '^-----!']);
      expectSubscriptions(added.subscriptions).toBe('------^-!');
    }),
  );

  it(
    'should be set up anew for each subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a-b|');
      const numbered$ = source.pipe(
        stage<string, number>((emit) => {
          let count = 0;
          return { next: () => void emit(++count) };
        }),
      );
      expectObservable(numbered$).toBe('      x-y|', { x: 1, y: 2 });
      expectObservable(numbered$, '--^').toBe('--x-y|', { x: 1, y: 2 });
      expectSubscriptions(source.subscriptions).toBe(['^--!', '--^--!']);
    }),
  );

  it('should cut a synchronous source, and handle no more once its subscriber has left', () => {
    const source = burst();
    const handled: number[] = [];
    const seen: number[] = [];
    source
      .pipe(
        stage<number>((emit) => ({
          next: (value) => {
            if (emit(value)) handled.push(value);
          },
        })),
        take(3),
      )
      .subscribe((value) => seen.push(value));
    expect(seen).toEqual([1, 2, 3]);
    expect(handled).toEqual([1, 2]);
    expect(source.produced).toBe(3);
  });

  describe('when a subscriber pushes into its source from inside a delivery', () => {
    /** Subscribes and, at the first `a`, does something to the source. */
    function during(act: (source: Subject<string>) => void, end?: () => Observable<string>): string[] {
      const source = new Subject<string>();
      const seen: string[] = [];
      source.pipe(capitals(end)).subscribe({
        next: (value) => {
          seen.push(value);
          if (value === 'a') act(source);
        },
        error: () => seen.push('#'),
        complete: () => seen.push('|'),
      });
      source.next('a');
      return seen;
    }

    it('should handle the new event when the one in progress is done', () => {
      expect(during((source) => source.next('b'))).toEqual(['a', 'A', 'b', 'B']);
    });

    it('should complete when all that waits is handled', () => {
      const end = jest.fn(() => of('x'));
      const act = (source: Subject<string>): void => {
        source.next('b');
        source.complete();
      };
      expect(during(act, end)).toEqual(['a', 'A', 'b', 'B', 'x', '|']);
      expect(end).toHaveBeenCalledTimes(1);
    });

    it('should not lose what waits when the source errors', () => {
      const act = (source: Subject<string>): void => {
        source.next('b');
        source.error(new Error('x'));
      };
      expect(during(act)).toEqual(['a', 'A', 'b', 'B', '#']);
    });

    it('should handle nothing more when the subscriber leaves', () => {
      const source = new Subject<string>();
      const end = jest.fn(() => of('x'));
      const seen: string[] = [];
      const subscription = source.pipe(capitals(end)).subscribe((value) => {
        seen.push(value);
        source.next('b');
        source.complete();
        subscription.unsubscribe();
      });
      source.next('a');
      expect(seen).toEqual(['a']);
      expect(end).not.toHaveBeenCalled();
    });

    it('should pass on what the handler throws at what waits, though the source has completed', () => {
      const source = new Subject<string>();
      const seen: unknown[] = [];
      const failsAtB = stage<string>((emit) => ({
        next: (letter) => {
          if (letter === 'b') throw new Error('mine');
          emit(letter);
        },
      }));
      source.pipe(failsAtB).subscribe({
        next: () => {
          source.next('b');
          source.complete();
        },
        error: (error: unknown) => seen.push(error),
        complete: () => seen.push('|'),
      });
      source.next('a');
      expect(seen).toEqual([new Error('mine')]);
    });

    it('should take any number of events without growing the stack', () => {
      const source = new Subject<number>();
      let last = 0;
      source.pipe(stage((emit) => ({ next: emit }))).subscribe((value) => {
        last = value;
        if (value < 100_000) source.next(value + 1);
      });
      source.next(1);
      expect(last).toBe(100_000);
    });
  });
});
