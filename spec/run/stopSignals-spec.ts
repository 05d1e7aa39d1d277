import { stopSignal, stopSignals } from '../../src/run/stopSignals.js';
import type { RunSignal } from '../../src/run/reduceRun.js';
import { marbles } from '../helpers/marbles.js';

const signals: Record<string, RunSignal> = {
  n: { type: 'stop', mode: 'now' },
  a: { type: 'stop', mode: 'after_turn' },
};

describe('stopSignals', () => {
  it(
    'should mean now by anything but after_turn',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const stop = cold('  -a-b-c-d-|', { a: 'after_turn', b: 'now', c: undefined, d: { type: 'click' } });
      const subs = '       ^--------!';
      const expected = '   -a-n-n-n-|';
      expectObservable(stopSignals(stop)).toBe(expected, signals);
      expectSubscriptions(stop.subscriptions).toBe(subs);
    }),
  );

  it('should be anything that RxJS makes an Observable of', () => {
    const seen: unknown[] = [];
    stopSignals(['now', 'after_turn']).subscribe((signal) => seen.push(signal));
    expect(seen).toEqual([signals['n'], signals['a']]);
  });

  it(
    'should make a failure of its error, typed and named, and never error itself',
    marbles(({ cold, expectObservable }) => {
      const error = expect.objectContaining({ name: 'CallbackError', unit: 'stop option', cause: 'x' });
      const failed = { type: 'stop', mode: 'now', failure: { type: 'failed', error } };
      expectObservable(stopSignals(cold('--#', undefined, 'x'))).toBe('--(f|)', { f: failed });
    }),
  );

  it('should make a failure of what is no Observable', () => {
    const seen: unknown[] = [];
    stopSignals(4 as never).subscribe((signal) => seen.push(signal));
    expect(seen).toEqual([
      {
        type: 'stop',
        mode: 'now',
        failure: { type: 'failed', error: expect.objectContaining({ name: 'CallbackError' }) },
      },
    ]);
  });

  it(
    'should be subscribed for each run, and left with it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const stop = cold('---n');
      expectObservable(stopSignals(stop), '^-!').toBe('---');
      expectObservable(stopSignals(stop), '-^---!').toBe('----n', signals);
      expectSubscriptions(stop.subscriptions).toBe(['^-!', '-^---!']);
    }),
  );
});

describe('stopSignal', () => {
  it.each(['now', 'after_turn'] as const)('should ask for a stop %s', (mode) => {
    expect(stopSignal(mode)).toEqual({ type: 'stop', mode });
  });
});
