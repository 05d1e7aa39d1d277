import { NEVER, of, VirtualTimeScheduler, concat } from 'rxjs';
import { coalesceDeltas } from 'rxagents';
import { marbles } from '../helpers/marbles.js';
import { operatorContract } from '../helpers/operatorContract.js';
import { textDelta } from '../helpers/rawEvents.js';
import { nested, raw, runEvents } from '../helpers/runEvents.js';

const values = { ...runEvents, j: raw(textDelta('Hello')), k: raw(textDelta('Hi', { output_index: 3 })) };

describe('coalesceDeltas', () => {
  operatorContract({
    operator: () => coalesceDeltas({ ms: 2 }),
    events: runEvents,
    source: 'ars----mf|',
    expected: 'ar--s--mf|',
    values,
  });

  it(
    'should wait 50 ms by default, from the first of what it joins',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold(' s 29ms t 40ms s', runEvents);
      const expected = '  50ms j 70ms s';
      expectObservable(run.pipe(coalesceDeltas()), '^ 150ms !').toBe(expected, { ...values });
      expectSubscriptions(run.subscriptions).toBe('^ 150ms !');
    }),
  );

  it(
    'should pass on what there is before anything else, at the end, and before an error',
    marbles(({ cold, expectObservable }) => {
      const joined = () => coalesceDeltas({ ms: 9 });
      expectObservable(cold('stp-----|', runEvents).pipe(joined())).toBe('--(jp)--|', values);
      expectObservable(cold('st|', runEvents).pipe(joined())).toBe('--(j|)', values);
      expectObservable(cold('st#', runEvents).pipe(joined())).toBe('--(j#)', values);
    }),
  );

  it(
    'should join deltas of one message only, and no others',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('skh------i|', values).pipe(coalesceDeltas({ ms: 9 }))).toBe('-s(kh)---i|', values);
    }),
  );

  it(
    'should pass on what is enough, and wait for no clock where only characters count',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('st-s 1s |', runEvents).pipe(coalesceDeltas({ chars: 5 }))).toBe('-j-- 1s (s|)', values);
      expectObservable(cold('s-t|', runEvents).pipe(coalesceDeltas({ chars: 4, ms: 1 }))).toBe('-s-(t|)', values);
    }),
  );

  it('should start no timer where only characters count', () => {
    const scheduler = new VirtualTimeScheduler();
    concat(of(runEvents.s), NEVER)
      .pipe(coalesceDeltas({ chars: 5, scheduler }))
      .subscribe();
    expect(scheduler.actions).toEqual([]);
  });

  it(
    'should leave nested events alone, and no timer behind',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const inner = { n: nested(runEvents.s) };
      expectObservable(cold('nn|', inner).pipe(coalesceDeltas())).toBe('nn|', inner);
      const run = cold('s', runEvents);
      expectObservable(run.pipe(coalesceDeltas()), '^--!').toBe('');
      expectSubscriptions(run.subscriptions).toBe('^--!');
    }),
  );
});
