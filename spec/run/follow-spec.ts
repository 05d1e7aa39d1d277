import { Observable, Subscription, take, type Subscriber } from 'rxjs';
import { follow, followWith } from '../../src/run/follow.js';
import { HandlersFollower } from '../../src/run/HandlersFollower.js';
import { burst } from '../helpers/burst.js';
import { marbles } from '../helpers/marbles.js';

/** What a follower knows of its destination where nothing is passed on. */
const destinationOf = (): Subscriber<never> => new Subscription() as unknown as Subscriber<never>;

/** As an operator that passes everything on, which is the least that is made of it. */
const passed = <T>(source$: Observable<T>): Observable<T> =>
  new Observable<T>((subscriber) => {
    follow(subscriber as Subscriber<never>, source$, { next: (value) => subscriber.next(value) });
  });

describe('follow', () => {
  it(
    'should pass on values and the completion, and unsubscribe the source then',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a-b-|');
      const subs = '        ^---!';
      const expected = '    a-b-|';
      expectObservable(passed(source)).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it(
    'should pass on an error',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a-#');
      const subs = '        ^-!';
      const expected = '    a-#';
      expectObservable(passed(source)).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it(
    'should unsubscribe the source with its subscriber, and subscribe it for each',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a---b|');
      const subs = ['       ^-!', '--^----!'];
      expectObservable(passed(source), '^-!').toBe('a--');
      expectObservable(passed(source), '--^').toBe('--a---b|');
      expectSubscriptions(source.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );

  it('should cut a source inside its synchronous burst', () => {
    const source = burst();
    const seen: number[] = [];
    passed(source)
      .pipe(take(5))
      .subscribe((value) => seen.push(value));
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect(source.produced).toBe(5);
  });

  it('should turn what a handler throws into an error, and unsubscribe', () => {
    const thrown = new Error('handler');
    const source = burst();
    const seen: unknown[] = [];
    new Observable((subscriber) => {
      follow(subscriber as Subscriber<never>, source, {
        next: () => {
          throw thrown;
        },
      });
    }).subscribe({ error: (error: unknown) => seen.push(error), complete: () => seen.push('complete') });
    expect(seen).toEqual([thrown]);
    expect(source.produced).toBe(1);
  });

  it.each(['complete', 'error'] as const)('should tear the source down before it passes on an %s', (ending) => {
    const log: string[] = [];
    const source = new Observable<number>((subscriber) => {
      subscriber.add(() => log.push('torn down'));
      if (ending === 'complete') subscriber.complete();
      else subscriber.error(new Error('x'));
    });
    passed(source).subscribe({ complete: () => log.push('complete'), error: () => log.push('error') });
    expect(log).toEqual(['torn down', ending]);
  });

  it('should not subscribe at all where the destination is closed', () => {
    let subscribed = 0;
    const closed = destinationOf();
    closed.unsubscribe();
    const source$ = new Observable(() => void (subscribed += 1));
    follow(closed, source$, { next: () => undefined });
    followWith(new HandlersFollower(closed, { next: () => undefined }), source$);
    expect(subscribed).toBe(0);
  });

  it('should leave nothing behind in its destination when the source has ended', () => {
    const destination = destinationOf();
    const removed = jest.spyOn(destination, 'remove');
    follow(destination, new Observable((subscriber) => subscriber.complete()), {
      next: () => undefined,
      complete: () => undefined,
    });
    expect(removed).toHaveBeenCalledTimes(1);
    expect(destination.closed).toBe(false);
  });
});
