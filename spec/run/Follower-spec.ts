import * as fc from 'fast-check';
import { Observable, Subscription, type Subscriber } from 'rxjs';
import { Follower } from '../../src/run/Follower.js';
import { marbles } from '../helpers/marbles.js';
import { seenOf } from '../helpers/seenOf.js';

/** Passes on every value in capitals. */
class Capitals extends Follower<string> {
  constructor(private readonly subscriber: Subscriber<string>) {
    super(subscriber);
  }

  protected override handle(value: string): void {
    if (value === '1') throw new Error('no letter');
    this.subscriber.next(value.toUpperCase());
  }
}

/** Says that it is over in place of ending. */
class InTurn extends Capitals {
  constructor(
    subscriber: Subscriber<string>,
    private readonly isOver: () => void,
  ) {
    super(subscriber);
  }

  protected override end(): void {
    this.isOver();
  }
}

const capitals = (source$: Observable<string>): Observable<string> =>
  new Observable((subscriber) => {
    source$.subscribe(new Capitals(subscriber));
  });

describe('Follower', () => {
  it(
    'should handle values and pass on the completion, and unsubscribe its source then',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a-b-|');
      const subs = '        ^---!';
      const expected = '    A-B-|';
      expectObservable(capitals(source)).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it(
    'should pass on an error',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a-#');
      const subs = '        ^-!';
      const expected = '    A-#';
      expectObservable(capitals(source)).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it(
    'should take what is thrown at a value for an error of its source, and unsubscribe',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a-1-b');
      const subs = '        ^-!';
      const expected = '    A-#';
      expectObservable(capitals(source)).toBe(expected, undefined, new Error('no letter'));
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it(
    'should be cut with its destination, and follow anew for each subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a---b|');
      const subs = ['       ^-!', '--^----!'];
      expectObservable(capitals(source), '^-!').toBe('A--');
      expectObservable(capitals(source), '--^').toBe('--A---B|');
      expectSubscriptions(source.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );

  it('should tear down all that was added to it, those that follow for it included, once', () => {
    const log: string[] = [];
    const torn = (name: string): Observable<string> =>
      new Observable((subscriber) => {
        subscriber.add(() => log.push(name));
      });
    const two$ = new Observable<string>((subscriber) => {
      // Of two that follow, one is kept by itself.
      torn('first').subscribe(new Capitals(subscriber));
      torn('second').subscribe(new Capitals(subscriber));
      subscriber.add(() => log.push('added'));
    });
    const subscription = capitals(two$).subscribe();
    expect(log).toEqual([]);
    subscription.unsubscribe();
    subscription.unsubscribe();
    expect(log.sort()).toEqual(['added', 'first', 'second']);
  });

  it('should let go of one that has ended, and hold the next', () => {
    const log: string[] = [];
    const sources: Subscriber<string>[] = [];
    const source$ = new Observable<string>((subscriber) => {
      sources.push(subscriber);
      subscriber.add(() => log.push(`source ${sources.indexOf(subscriber)}`));
    });
    const inTurn$ = new Observable<string>((subscriber) => {
      const begin = (): void => void source$.subscribe(new InTurn(subscriber, begin));
      begin();
    });
    const subscription = capitals(inTurn$).subscribe();
    sources[0]?.complete();
    expect(log).toEqual(['source 0']);
    subscription.unsubscribe();
    expect(log).toEqual(['source 0', 'source 1']);
  });

  it('should tear down what follows for it also where another teardown throws', () => {
    const log: string[] = [];
    const source$ = new Observable<string>((subscriber) => {
      capitals(
        new Observable((inner) => {
          inner.add(() => log.push('torn down'));
        }),
      ).subscribe(new Capitals(subscriber));
      subscriber.add(() => {
        throw new Error('teardown');
      });
    });
    const subscription = capitals(source$).subscribe();
    expect(() => subscription.unsubscribe()).toThrow('teardown');
    expect(log).toEqual(['torn down']);
  });

  it('should end also where a teardown throws: with that, unless something failed before', () => {
    const torn = (end: (subscriber: Subscriber<string>) => void): Observable<string> =>
      new Observable((subscriber) => {
        subscriber.add(() => {
          throw new Error('teardown');
        });
        end(subscriber);
      });
    const teardown = expect.objectContaining({ message: expect.stringContaining('teardown') });
    expect(seenOf(capitals(torn((subscriber) => subscriber.complete())))).toEqual([teardown]);
    expect(seenOf(capitals(torn((subscriber) => subscriber.error('first'))))).toEqual(['first']);
    expect(seenOf(capitals(torn((subscriber) => subscriber.next('1'))))).toEqual([new Error('no letter')]);
  });

  it('should hold and let go of what is added to it as any Subscription does', () => {
    const acts = ['child', 'teardown', 'leave', 'add', 'remove', 'trap'] as const;
    const step = fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom(...acts));
    const torn = (
      make: (parent: Subscription) => Subscription,
      steps: readonly [number, number, string][],
    ): unknown => {
      const log: string[][] = [];
      const root = new Subscription();
      const nodes = [make(root)];
      for (const [x, y, act] of steps) {
        const [a, b] = [nodes[x % nodes.length]!, nodes[y % nodes.length]!];
        log.push([]);
        if (act === 'child') nodes.push(make(a));
        else if (act === 'teardown') a.add(() => log.at(-1)?.push(`${x} ${y}`));
        else if (act === 'leave') a.unsubscribe();
        else if (act === 'add') a.add(b);
        else if (act === 'remove') a.remove(b);
        else a.add(() => b.unsubscribe());
      }
      log.push([]);
      root.unsubscribe();
      return [log.map((names) => names.sort()), nodes.map(({ closed }) => closed)];
    };
    const plain = (parent: Subscription): Subscription => {
      const child = new Subscription();
      parent.add(child);
      return child;
    };
    const following = (parent: Subscription): Subscription => new Capitals(parent as never);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        expect(torn(following, steps)).toEqual(torn(plain, steps));
      }),
      {
        examples: [
          [
            [
              [0, 0, 'child'],
              [0, 1, 'add'],
              [0, 1, 'remove'],
            ],
          ],
        ],
      },
    );
  });
});
