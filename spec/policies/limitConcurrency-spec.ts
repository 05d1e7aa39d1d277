import {
  asyncScheduler,
  concat,
  defer,
  EMPTY,
  merge,
  NEVER,
  of,
  retry as retryWith,
  Subject,
  throwError,
  type Observable,
} from 'rxjs';
import { hedge, limitConcurrency, type Interceptor, type ModelEvent, type Work } from 'rxagents';
import { marbles } from '../helpers/marbles.js';
import { ended, textDelta } from '../helpers/rawEvents.js';
import { stackDepth } from '../helpers/stackDepth.js';
import { unitOf } from '../helpers/unitOf.js';

const events = { d: textDelta('Hi'), l: ended() };
const value: Work['tool_call'] = { type: 'value', value: 'ok' };

const call = (limit: Interceptor, work$: Observable<ModelEvent>) => limit(unitOf('model_call'), work$);

describe('limitConcurrency', () => {
  it(
    'should let so many work at a time, the others in the order in which they came',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const limit = limitConcurrency(2);
      const work = [cold('d--(l|)', events), cold('d----(l|)', events), cold('d-(l|)', events), cold('(l|)', events)];
      const calls = work.map((work$) => call(limit, work$));
      expectObservable(calls[0]!).toBe('d--(l|)', events);
      expectObservable(calls[1]!).toBe('d----(l|)', events);
      expectObservable(calls[2]!).toBe('---d-(l|)', events);
      expectObservable(calls[3]!).toBe('-----(l|)', events);
      expectSubscriptions(work[0]!.subscriptions).toBe('^--!');
      expectSubscriptions(work[1]!.subscriptions).toBe('^----!');
      expectSubscriptions(work[2]!.subscriptions).toBe('---^-!');
      expectSubscriptions(work[3]!.subscriptions).toBe('-----(^!)');
    }),
  );

  it(
    'should let the next in whatever the ending is: an error, an unsubscribe',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const limit = limitConcurrency(1);
      const [failing, left, last] = [cold('d-#', events), cold('d---', events), cold('-(l|)', events)];
      expectObservable(call(limit, failing)).toBe('d-#', events);
      expectObservable(call(limit, left), '^---!').toBe('--d-', events);
      expectObservable(call(limit, last)).toBe('-----(l|)', events);
      expectSubscriptions(left.subscriptions).toBe('--^-!');
      expectSubscriptions(last.subscriptions).toBe('----^!');
    }),
  );

  it(
    'should forget who leaves while waiting',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const limit = limitConcurrency(1);
      const [first, waiting, last] = [cold('----(l|)', events), cold('l', events), cold('-(l|)', events)];
      expectObservable(call(limit, first)).toBe('----(l|)', events);
      expectObservable(call(limit, waiting), '^-!').toBe('--', events);
      expectObservable(call(limit, last)).toBe('-----(l|)', events);
      expectSubscriptions(waiting.subscriptions).toBe([]);
      expectSubscriptions(last.subscriptions).toBe('----^!');
    }),
  );

  it('should be free again when the ending is heard', () => {
    const limit = limitConcurrency(1);
    const order: string[] = [];
    const once = call(limit, of(events.l));
    once.subscribe({
      complete: () => {
        order.push('first');
        once.subscribe({ next: () => order.push('second') });
        order.push('back');
      },
    });
    expect(order).toEqual(['first', 'second', 'back']);
  });

  it('should let nobody overtake who waits', () => {
    const limit = limitConcurrency(1);
    const order: string[] = [];
    const named = (name: string, after$: Observable<never> = EMPTY): Observable<unknown> =>
      call(
        limit,
        defer(() => {
          order.push(name);
          return concat(of(events.l), after$);
        }),
      );
    const again$ = defer(() => {
      named('a again').subscribe();
      return EMPTY;
    });
    const waiting$ = defer(() => {
      named('b').subscribe();
      named('c').subscribe();
      return EMPTY;
    });
    concat(named('a', waiting$), again$).subscribe();
    expect(order).toEqual(['a', 'b', 'c', 'a again']);
  });

  it('should let who waits go on after others leave, and nobody overtake meanwhile', () => {
    const order: string[] = [];
    marbles(({ flush }) => {
      const limit = limitConcurrency(1);
      const begin = (name: string, work$: Observable<never>) =>
        call(
          limit,
          defer(() => {
            order.push(name);
            return work$;
          }),
        ).subscribe();
      const [works, leaves] = [begin('a', NEVER), begin('b', EMPTY)];
      begin('c', EMPTY);
      works.unsubscribe();
      leaves.unsubscribe();
      begin('d', EMPTY);
      expect(order).toEqual(['a']);
      flush();
    })();
    expect(order).toEqual(['a', 'c', 'd']);
  });

  it('should not deepen the stack with units that work at once', () => {
    const limit = limitConcurrency(1);
    const depths: number[] = [];
    const all = Array.from({ length: 200 }, () =>
      call(
        limit,
        defer(() => {
          depths.push(stackDepth());
          return of(events.l);
        }),
      ),
    );
    const first$ = call(
      limit,
      defer(() => {
        all.forEach((call$) => call$.subscribe());
        return of(events.l);
      }),
    );
    first$.subscribe();
    expect(depths).toHaveLength(200);
    expect(Math.max(...depths) - Math.min(...depths)).toBeLessThan(5);
  });

  it(
    'should count each attempt, one after another or side by side',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const limit = limitConcurrency(2);
      const unit = unitOf('model_call');
      const [slow, other, last] = [cold('-----d-(l|)', events), cold('---(l|)', events), cold('-(l|)', events)];
      const hedged$ = hedge(1)(unit, limit(unit, slow));
      expectObservable(hedged$).toBe('-----d-(l|)', events);
      expectObservable(defer(() => limit(unitOf('model_call'), other))).toBe('---(l|)', events);
      // The second attempt waits until the other is done, and the third call for it.
      expectObservable(limit(unitOf('model_call'), last), '--^').toBe('------(l|)', events);
      expectSubscriptions(slow.subscriptions).toBe(['^------!', '---^-!']);
      expectSubscriptions(last.subscriptions).toBe('-----^!');
      const failing = cold('#');
      expectObservable(limitConcurrency(1)(unit, failing as never).pipe(retryWith(2))).toBe('#');
    }),
  );

  it('should let the parts of a unit work in its place, of the same run only', () => {
    const limit = limitConcurrency(1, ['tool_call']);
    const [mine, other] = [{ runId: 'run_1' }, { runId: 'run_2' }];
    const started: string[] = [];
    const part = (run: object, key: string) =>
      limit(
        unitOf('tool_call', { run: run as never, key }),
        defer(() => {
          started.push(key);
          return of(value);
        }),
      );
    const whole$ = limit(
      unitOf('tool_call', { run: mine, key: 'turn-1/tool/a' }),
      defer(() =>
        merge(
          part(mine, 'turn-1/tool/a/turn-1/tool/b'),
          part(mine, 'turn-1/tool/a2'),
          part(other, 'turn-1/tool/a/turn-1/tool/c'),
        ),
      ),
    );
    const subscription = whole$.subscribe();
    expect(started).toEqual(['turn-1/tool/a/turn-1/tool/b']);
    subscription.unsubscribe();
    expect(started).toHaveLength(1);
  });

  it('should start nothing that is about to leave with the same run', () => {
    const limit = limitConcurrency(1);
    const started: string[] = [];
    const unit$ = (name: string, after$: Observable<never> = NEVER) =>
      call(
        limit,
        defer(() => {
          started.push(name);
          return after$;
        }),
      );
    merge(unit$('a'), unit$('b')).subscribe().unsubscribe();
    const failing = new Subject<never>();
    merge(unit$('c', failing), unit$('d')).subscribe({ error: () => started.push('failed') });
    failing.error('cut');
    expect(started).toEqual(['a', 'c', 'failed']);
  });

  it('should keep no timer behind the last subscriber, and one only while somebody waits', () => {
    const limit = limitConcurrency(1);
    const schedule = jest.spyOn(asyncScheduler, 'schedule');
    call(limit, NEVER).subscribe().unsubscribe();
    const open = [0, 1, 2].map(() => call(limit, NEVER).subscribe());
    expect(schedule).not.toHaveBeenCalled();
    open.forEach((subscription) => subscription.unsubscribe());
    const timers = schedule.mock.results.map(({ value: timer }) => timer as { closed: boolean });
    schedule.mockRestore();
    expect(timers.map(({ closed }) => closed)).toEqual([true]);
  });

  it('should limit the kinds that it is told, together, and leave alone all others', () => {
    const limit = limitConcurrency(1, ['tool_call', 'session']);
    const work$ = of(events.l);
    expect(limit(unitOf('model_call'), work$)).toBe(work$);
    const started: string[] = [];
    const started$ = (name: string) =>
      defer(() => {
        started.push(name);
        return concat(
          of(value),
          throwError(() => name),
        );
      });
    const open = limit(unitOf('tool_call'), merge(started$('tool').pipe(retryWith(0)), new Promise<never>(() => {})));
    expect(limit(unitOf('session'), EMPTY)).not.toBe(EMPTY);
    open.subscribe({ error: () => undefined });
    limit(unitOf('session'), started$('session')).subscribe({ error: () => undefined });
    expect(started).toEqual(['tool', 'session']);
  });

  it.each<[number, unknown]>([
    [0, undefined],
    [NaN, undefined],
    [1, []],
    [1, ['run']],
    [1, ['model_call', 'turn']],
  ])('should refuse %p of %j', (n, kinds) => {
    const message = expect.stringContaining('limitConcurrency()');
    expect(() => limitConcurrency(n, kinds as never)).toThrow(expect.objectContaining({ name: 'UserError', message }));
  });
});
