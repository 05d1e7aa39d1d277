import { asyncScheduler, defer, Observable, of, throwError } from 'rxjs';
import { retryBeforeFirstByte } from '../../src/openai/retryBeforeFirstByte.js';
import { marbles } from '../helpers/marbles.js';
import { clientError } from './helpers/fakeClient.js';

/** Subscription n is to source n. */
function inTurn<T>(...sources: readonly Observable<T>[]): Observable<T> {
  let next = 0;
  return defer(() => sources[next++] as Observable<T>);
}

const busy = clientError(429, { 'retry-after-ms': '5' });

describe('retryBeforeFirstByte', () => {
  it(
    'should wait as the server asks and subscribe again',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold(' --#         ', {}, busy);
      const firstSubs = '  ^-!         ';
      const second = cold('       --a-|');
      const secondSubs = ' -------^---!';
      const expected = '   ---------a-|';
      expectObservable(inTurn(first, second).pipe(retryBeforeFirstByte(2, asyncScheduler))).toBe(expected);
      expectSubscriptions(first.subscriptions).toBe(firstSubs);
      expectSubscriptions(second.subscriptions).toBe(secondSubs);
    }),
  );

  it(
    'should give up after as many retries as it may',
    marbles(({ cold, expectObservable }) => {
      const source = cold('#', {}, busy);
      expectObservable(source.pipe(retryBeforeFirstByte(2, asyncScheduler))).toBe('10ms #', {}, busy);
      expectObservable(source.pipe(retryBeforeFirstByte(0, asyncScheduler))).toBe('#', {}, busy);
    }),
  );

  it(
    'should pass on at once what is not to be sent again',
    marbles(({ cold, expectObservable }) => {
      const refused = clientError(400);
      expectObservable(cold('-#', {}, refused).pipe(retryBeforeFirstByte(2, asyncScheduler))).toBe('-#', {}, refused);
    }),
  );

  it(
    'should not subscribe again once it was unsubscribed while waiting',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('#', {}, busy);
      const second = cold('a|');
      expectObservable(inTurn(first, second).pipe(retryBeforeFirstByte(2, asyncScheduler)), '^--!').toBe('----');
      expectSubscriptions(second.subscriptions).toBe([]);
    }),
  );

  it(
    'should make the error of a failure that stands, and of no other',
    marbles(({ cold, expectObservable }) => {
      const errorOf = jest.fn((failure: unknown) => `made of ${String(failure)}`);
      const retrying = retryBeforeFirstByte(1, asyncScheduler, errorOf);
      expectObservable(inTurn(cold('#', {}, busy), cold('a|')).pipe(retrying)).toBe('5ms a|');
      expectObservable(inTurn(cold('#', {}, busy), cold('#', {}, busy)).pipe(retrying)).toBe(
        '5ms #',
        {},
        `made of ${String(busy)}`,
      );
      expectObservable(cold('-#', {}, 'cut').pipe(retrying)).toBe('-#', {}, 'made of cut');
    }),
  );

  it(
    'should take no notice of what a source emits after its failure',
    marbles(({ expectObservable }) => {
      const rude$ = new Observable<string>((subscriber) => {
        subscriber.error(busy);
        subscriber.error(busy);
        subscriber.next('late');
        subscriber.complete();
      });
      expectObservable(inTurn(rude$, of('a')).pipe(retryBeforeFirstByte(1, asyncScheduler))).toBe('5ms (a|)');
    }),
  );

  it('should error where the error cannot be made', () => {
    const errors: unknown[] = [];
    const throwing = retryBeforeFirstByte(0, asyncScheduler, () => {
      throw new Error('no error');
    });
    throwError(() => busy)
      .pipe(throwing)
      .subscribe({ error: (error: unknown) => errors.push(error) });
    expect(errors).toEqual([new Error('no error')]);
  });
});
