import { of, throwError, type Observable } from 'rxjs';
import { decide } from '../../src/policies/decide.js';
import { marbles } from '../helpers/marbles.js';

const error = new Error('cut');

describe('decide', () => {
  it(
    'should go on, or pass on the error, when the function says so',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const goOn = cold('-g|');
      const decided = (answer: Observable<boolean>) =>
        decide(
          'retry',
          error,
          () => answer,
          () => goOn,
        );
      expectObservable(decided(cold('--(y|)', { y: true }))).toBe('---g|');
      expectObservable(decided(cold('--(n|)', { n: false }))).toBe('--#', {}, error);
      expectObservable(decided(cold('--(y|)', { y: true })), '^!').toBe('-');
      expectSubscriptions(goOn.subscriptions).toBe('--^-!');
    }),
  );

  it('should name the function that throws', () => {
    const cause = new Error('no');
    const seen: unknown[] = [];
    decide(
      'fallback',
      error,
      () => throwError(() => cause),
      () => of('x'),
    ).subscribe({ error: (thrown: unknown) => seen.push(thrown) });
    expect(seen).toEqual([expect.objectContaining({ name: 'CallbackError', unit: 'when of fallback()', cause })]);
  });
});
