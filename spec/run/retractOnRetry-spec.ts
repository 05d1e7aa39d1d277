import { concat, defer, of, race, repeat, retry, Subject, switchMap, throwError, timer, type Observable } from 'rxjs';
import type { ModelEvent } from 'rxagents';
import { retractOnRetry } from '../../src/run/retractOnRetry.js';
import { marbles } from '../helpers/marbles.js';
import { created, ended, textDelta } from '../helpers/rawEvents.js';

const [delta, last] = [textDelta('Hel'), ended()];
const events = { d: delta, l: last };

/** The attempts one after another, each a number of events and then an ending. */
function attempts(...each: readonly Observable<ModelEvent>[]): Observable<ModelEvent> {
  let count = 0;
  return defer(() => each[count++] ?? throwError(() => new Error('no more')));
}

const fails = (message: string): Observable<never> => throwError(() => new Error(message));

function seenOf(call$: Observable<ModelEvent>): unknown[] {
  const seen: unknown[] = [];
  call$.subscribe({
    next: (event) => seen.push(event.type === 'response.retracted' ? event : event.type),
    error: (error: unknown) => seen.push((error as Error).message),
  });
  return seen;
}

describe('retractOnRetry', () => {
  it(
    'should leave a first attempt as it is',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const attempt = cold('-d-l|', events);
      const subs = '        ^---!';
      expectObservable(attempt.pipe(retractOnRetry())).toBe('-d-l|', events);
      expectObservable(cold('-d-#', events).pipe(retractOnRetry())).toBe('-d-#', events);
      expectSubscriptions(attempt.subscriptions).toBe(subs);
    }),
  );

  it('should pass on the event that begins an attempt before what the delivery of the retraction causes', () => {
    const second = new Subject<ModelEvent>();
    const seen: string[] = [];
    attempts(concat(of(delta), fails('cut')), second)
      .pipe(retractOnRetry(), retry(1))
      .subscribe(({ type }) => {
        seen.push(type);
        if (type === 'response.retracted') second.next(last);
      });
    second.next(created());
    expect(seen).toEqual([delta.type, 'response.retracted', 'response.created', last.type]);
  });

  it('should begin an attempt by taking back what the one before emitted, with the reason', () => {
    const call$ = attempts(concat(of(delta), fails('cut')), concat(of(delta), fails('cut again')), of(delta, last));
    expect(seenOf(call$.pipe(retractOnRetry(), retry(2)))).toEqual([
      delta.type,
      { type: 'response.retracted', attempt: 1, reason: 'cut' },
      delta.type,
      { type: 'response.retracted', attempt: 2, reason: 'cut again' },
      delta.type,
      last.type,
    ]);
  });

  it('should take nothing back where nothing was emitted, and count that attempt too', () => {
    const call$ = attempts(fails('refused'), concat(of(delta), fails('cut')), of(last));
    expect(seenOf(call$.pipe(retractOnRetry(), retry(2)))).toEqual([
      delta.type,
      { type: 'response.retracted', attempt: 2, reason: 'cut' },
      last.type,
    ]);
  });

  it(
    'should take back just before the next event, not when the next attempt begins, and nothing when there is none',
    marbles(({ cold, expectObservable }) => {
      const retracted = { type: 'response.retracted', attempt: 1, reason: 'cut' } as const;
      const cut = new Error('cut');
      const again$ = attempts(cold('-d#', events, cut), cold('---(l|)', events)).pipe(retractOnRetry(), retry(1));
      expectObservable(again$).toBe('-d---(xl|)', { ...events, x: retracted });
      const never$ = attempts(cold('-d#', events, cut), cold('---#', events)).pipe(retractOnRetry(), retry(1));
      expectObservable(never$).toBe('-d---#', events);
    }),
  );

  it(
    'should take nothing back where only one of two attempts side by side has emitted, and name that one later',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [slow, fast, last] = [cold('------d', events), cold('--d#', events), cold('-(l|)', events)];
      const attempt$ = attempts(slow, fast, last).pipe(retractOnRetry());
      const hedged$ = race(attempt$, timer(2).pipe(switchMap(() => attempt$)));
      expectObservable(hedged$.pipe(retry(1))).toBe('----d-(xl|)', {
        ...events,
        x: { type: 'response.retracted', attempt: 2, reason: 'error' },
      });
      expectSubscriptions(slow.subscriptions).toBe('^---!');
      expectSubscriptions(fast.subscriptions).toBe('--^--!');
    }),
  );

  it('should give a reason also where the attempt did not fail', () => {
    expect(seenOf(attempts(of(delta), of(last)).pipe(retractOnRetry(), repeat(2)))[1]).toMatchObject({
      type: 'response.retracted',
      attempt: 1,
      reason: 'the call was started over',
    });
  });

  it('should not give the reason of an earlier attempt for one that did not fail', () => {
    const retracted$ = attempts(concat(of(delta), fails('cut')), of(delta), of(last)).pipe(retractOnRetry());
    expect(seenOf(concat(retracted$.pipe(retry(1)), retracted$)).at(-2)).toMatchObject({
      attempt: 2,
      reason: 'the call was started over',
    });
  });

  it('should number what the model itself takes back as it numbers the attempts, and not take that back again', () => {
    const inner = { type: 'response.retracted', attempt: 1, reason: 'the model is down' } as const;
    const call$ = attempts(concat(of(delta), fails('cut')), concat(of(delta, inner), fails('down too')), of(last));
    expect(seenOf(call$.pipe(retractOnRetry(), retry(2)))).toEqual([
      delta.type,
      { type: 'response.retracted', attempt: 1, reason: 'cut' },
      delta.type,
      { ...inner, attempt: 2 },
      last.type,
    ]);
  });

  it(
    'should tear an attempt down with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const attempt = cold('-d---l|', events);
      expectObservable(attempt.pipe(retractOnRetry()), '^--!').toBe('-d--', events);
      expectSubscriptions(attempt.subscriptions).toBe('^--!');
    }),
  );

  it('should give the reason of the attempt that it takes back, not of one that emitted nothing', () => {
    const call$ = attempts(concat(of(delta), fails('cut')), fails('refused'), of(last));
    expect(seenOf(call$.pipe(retractOnRetry(), retry(2)))[1]).toMatchObject({ attempt: 1, reason: 'cut' });
  });

  it('should tell what a response that failed has cost, and of no other', () => {
    const usage = { input_tokens: 1, output_tokens: 2, total_tokens: 3 } as never;
    const note = jest.fn();
    const noted = (event: ModelEvent) => seenOf(of(event).pipe(retractOnRetry(note)));
    for (const event of [
      ended({ usage }),
      ended({}, 'response.failed'),
      { ...ended({}, 'response.failed'), response: undefined as never },
    ]) {
      expect(noted(event)).toEqual([event.type]);
    }
    expect(note).not.toHaveBeenCalled();
    noted(ended({ usage }, 'response.failed'));
    expect(note.mock.calls).toEqual([[usage]]);
  });
});
