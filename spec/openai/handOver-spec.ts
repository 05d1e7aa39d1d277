import { map } from 'rxjs';
import { handOver } from '../../src/openai/handOver.js';
import { marbles } from '../helpers/marbles.js';

describe('handOver', () => {
  it(
    'should follow the value of its source with what is made of it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const e1 = cold('  --(v|)     ');
      const e1subs = '   ^-!        ';
      const e2 = cold('    --a-b-|  ');
      const e2subs = '   --^-----!  ';
      const expected = ' ----a-b-|  ';
      expectObservable(e1.pipe(handOver(() => e2))).toBe(expected);
      expectSubscriptions(e1.subscriptions).toBe(e1subs);
      expectSubscriptions(e2.subscriptions).toBe(e2subs);
    }),
  );

  it(
    'should pass on the error of either, and of the function between them',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('--#').pipe(handOver(() => cold('a')))).toBe('--#');
      expectObservable(cold('--(v|)').pipe(handOver(() => cold('-a-#')))).toBe('---a-#');
      const throwing = handOver<string, string>(() => {
        throw 'error';
      });
      expectObservable(cold('--(v|)').pipe(throwing)).toBe('--#');
    }),
  );

  it(
    'should let go of whichever it follows, for each subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const e1 = cold('--(v|)');
      const e2 = cold('  --a-b');
      const run$ = e1.pipe(
        handOver(() => e2),
        map((letter) => letter),
      );
      expectObservable(run$, '-!').toBe('--');
      expectObservable(run$, '-----!').toBe('----a-');
      expectSubscriptions(e1.subscriptions).toBe(['^!', '^-!']);
      expectSubscriptions(e2.subscriptions).toBe('--^--!');
    }),
  );
});
