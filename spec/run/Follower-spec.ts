import { Observable, type Subscriber } from 'rxjs';
import { Follower } from '../../src/run/Follower.js';
import { marbles } from '../helpers/marbles.js';

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
});
