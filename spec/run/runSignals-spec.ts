import { of, Subject, throwError, type Observable } from 'rxjs';
import type { RunSignal } from '../../src/run/reduceRun.js';
import { runSignals } from '../../src/run/runSignals.js';
import { stopSignal } from '../../src/run/stopSignals.js';
import { marbles } from '../helpers/marbles.js';

const NOW = stopSignal('now');
const LATER = stopSignal('after_turn');
const heardBy = (signal$: Observable<RunSignal>) => {
  const heard: unknown[] = [];
  const subscription = signal$.subscribe({
    next: (signal) => heard.push(signal),
    error: (error: unknown) => heard.push(error),
  });
  return { heard, subscription };
};

describe('runSignals', () => {
  it(
    'should put all sources together, and leave them with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const stop = cold(' --n-----', { n: NOW });
      const other = cold('-l--|   ', { l: LATER });
      const expected = '  -ln---';
      expectObservable(runSignals(stop, other).signal$, '^-----!').toBe(expected, { n: NOW, l: LATER });
      expectSubscriptions(stop.subscriptions).toBe('^-----!');
      expectSubscriptions(other.subscriptions).toBe('^---!');
    }),
  );

  it('should hear what is asked from inside, before the run listens and after', () => {
    const { ask, signal$ } = runSignals();
    ask(LATER);
    const { heard } = heardBy(signal$);
    ask(NOW);
    expect(heard).toEqual([LATER, NOW]);
  });

  it('should let those inside hear what is asked while they listen, and subscribe to nothing for them', () => {
    const source = new Subject<RunSignal>();
    const { ask, signal$, heard$ } = runSignals(source);
    const early = heardBy(heard$);
    expect(source.observed).toBe(false);
    heardBy(signal$);
    source.next(LATER);
    const late = heardBy(heard$);
    early.subscription.unsubscribe();
    ask(NOW);
    expect(early.heard).toEqual([LATER]);
    expect(late.heard).toEqual([NOW]);
  });

  it('should subscribe to no further source once its subscriber has left, and pass on an error', () => {
    const { heard } = heardBy(
      runSignals(
        throwError(() => 'cut'),
        of(NOW),
      ).signal$,
    );
    expect(heard).toEqual(['cut']);
  });
});
