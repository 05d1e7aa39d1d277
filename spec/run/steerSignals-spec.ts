import { seenOf } from '../helpers/seenOf.js';
import type { RunSignal } from '../../src/run/reduceRun.js';
import { steerSignals } from '../../src/run/steerSignals.js';
import { marbles } from '../helpers/marbles.js';

const failure = (unit: string): RunSignal => ({
  type: 'stop',
  mode: 'now',
  failure: { type: 'failed', error: expect.objectContaining({ name: 'CallbackError', unit }) },
});

describe('steerSignals', () => {
  it(
    'should make items of a message, and say nothing of its completion',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const item = { role: 'user' as const, content: 'b' };
      const steer = cold('   -a-b-|', { a: 'a', b: [item] });
      const subs = '         ^----!';
      const expected = '     -a-b-|';
      expectObservable(steerSignals(steer)).toBe(expected, {
        a: { type: 'steer', items: [{ role: 'user', content: 'a' }] },
        b: { type: 'steer', items: [item] },
      });
      expectSubscriptions(steer.subscriptions).toBe(subs);
    }),
  );

  it(
    'should fail the run by its error, and by what is no message, and never error itself',
    marbles(({ cold, expectObservable }) => {
      expectObservable(steerSignals(cold('-#'))).toBe('-(f|)', { f: failure('steer option') });
      const error = expect.objectContaining({ name: 'UserError' });
      const refused = { type: 'stop', mode: 'now', failure: { type: 'failed', error } };
      expectObservable(steerSignals(cold<never>('-a-', { a: 4 as never }))).toBe('-(f|)', { f: refused });
    }),
  );

  it(
    'should be left with the run',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const steer = cold<string>('---a');
      expectObservable(steerSignals(steer), '^-!').toBe('---');
      expectSubscriptions(steer.subscriptions).toBe('^-!');
    }),
  );

  it('should say what it wants where that is no message', () => {
    const message = 'The steer option emitted neither a string nor an array of items. Let it emit one.';
    expect(seenOf(steerSignals([5] as never))[0]).toMatchObject({ failure: { error: { message } } });
  });
});
