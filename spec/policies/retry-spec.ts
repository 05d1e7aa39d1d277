import { asyncScheduler, defer, of, retry as retryWith, throwError, type Observable } from 'rxjs';
import {
  CallbackError,
  ModelBehaviorError,
  ModelError,
  retry,
  UserError,
  type ModelEvent,
  type RetryOptions,
} from 'rxagents';
import { marbles } from '../helpers/marbles.js';
import { ended, textDelta } from '../helpers/rawEvents.js';
import { unitOf } from '../helpers/unitOf.js';

const events = {
  d: textDelta('Hi'),
  l: ended(),
  f: ended({ error: { code: 'server_error', message: 'Overloaded.' } }, 'response.failed'),
  p: ended({ error: { code: 'invalid_prompt', message: 'No.' } }, 'response.failed'),
};
const cut = new ModelError('cut');
const steady = { random: () => 0.5 };

const call = (work$: Observable<ModelEvent>, options: RetryOptions = steady): Observable<ModelEvent> =>
  retry(options)(unitOf('model_call'), work$);

/** The attempts one after another. */
function attempts(...each: readonly Observable<ModelEvent>[]): Observable<ModelEvent> {
  let count = 0;
  return defer(() => each[count++] ?? throwError(() => new Error('no more')));
}

/** How often a call that always fails so is made. */
function callsOf(error: unknown, options: RetryOptions = {}): number {
  let calls = 0;
  const work$ = defer(() => {
    calls += 1;
    return throwError(() => error);
  });
  call(work$, { delayMs: 0, ...options }).subscribe({ error: () => undefined });
  return calls;
}

describe('retry', () => {
  it(
    'should make a call again that failed, after 250 ms and after 500 ms, and then no more',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('-#', events, cut);
      expectObservable(call(work)).toBe('753ms #', {}, cut);
      expectSubscriptions(work.subscriptions).toBe(['^!', '251ms ^!', '752ms ^!']);
    }),
  );

  it(
    'should leave alone what does not fail',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('-d-l|', events);
      expectObservable(call(work)).toBe('-d-l|', events);
      expectSubscriptions(work.subscriptions).toBe('^---!');
    }),
  );

  it(
    'should go on from output that was emitted',
    marbles(({ cold, expectObservable }) => {
      const work$ = attempts(cold('-d#', events, cut), cold('-d(l|)', events));
      expectObservable(call(work$, { delayMs: 5 })).toBe('-d------d(l|)', events);
    }),
  );

  it(
    'should let its wait grow up to a limit, and be the same each time where that is asked for',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const grown = cold('#', events, cut);
      const backoff = { initialMs: 3, factor: 3, maxMs: 10 };
      expectObservable(call(grown, { count: 3, backoff, ...steady })).toBe('22ms #', {}, cut);
      expectSubscriptions(grown.subscriptions).toBe(['(^!)', '---(^!)', '12ms (^!)', '22ms (^!)']);
      const fixed = cold('#', events, cut);
      expectObservable(call(fixed, { count: 3, delayMs: 4 })).toBe('12ms #', {}, cut);
    }),
  );

  it.each([
    [0, 175],
    [1, 225],
    [0.75, 213],
  ])('should make the wait longer or shorter at random: %d', (random, wait) => {
    marbles(({ cold, expectObservable }) => {
      const options = { count: 1, backoff: { initialMs: 200, jitter: 0.125 }, random: () => random };
      expectObservable(call(cold('#', events, cut), options)).toBe(`${wait}ms #`, {}, cut);
    })();
  });

  it(
    'should wait for as long as the server asks, also longer than the limit',
    marbles(({ cold, expectObservable }) => {
      const busy = new ModelError('busy', { status: 429, retryAfterMs: 9_000 });
      expectObservable(call(cold('#', events, busy), { count: 1, delayMs: 1 })).toBe('9s #', {}, busy);
    }),
  );

  it('should make a call again at once where there is nothing to wait for', () => {
    const types: string[] = [];
    call(
      attempts(
        throwError(() => cut),
        of(events.l),
      ),
      { delayMs: 0 },
    ).subscribe(({ type }) => types.push(type));
    expect(types).toEqual(['response.completed']);
  });

  it(
    'should drop its timer with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('-#', events, cut);
      expectObservable(call(work), '---!').toBe('----');
      expectSubscriptions(work.subscriptions).toBe('^!');
    }),
  );

  it('should keep no timer after its subscriber', () => {
    const schedule = jest.spyOn(asyncScheduler, 'schedule');
    const subscription = call(throwError(() => cut)).subscribe();
    const timers = schedule.mock.results.map(({ value }) => value as { closed: boolean });
    schedule.mockRestore();
    expect(timers.map(({ closed }) => closed)).toEqual([false]);
    subscription.unsubscribe();
    expect(timers.map(({ closed }) => closed)).toEqual([true]);
  });

  it.each([cut, new ModelError('down', { status: 503 }), new ModelError('slow', { status: 429 })])(
    'should make a call again after %s',
    (error) => {
      expect(callsOf(error)).toBe(3);
      expect(callsOf(error, { count: 0 })).toBe(1);
    },
  );

  it.each([
    new UserError('no'),
    new ModelBehaviorError('no'),
    new ModelError('no', { status: 400 }),
    new CallbackError('guardrail', new Error('no')),
    new Error('no'),
  ])('should not make a call again after %s', (error) => {
    expect(callsOf(error)).toBe(1);
  });

  it('aborts are never retried', () => {
    const aborted = new DOMException('This operation was aborted', 'AbortError');
    expect(callsOf(new ModelError('Aborted.', { cause: aborted }))).toBe(1);
    expect(callsOf(aborted)).toBe(1);
  });

  it(
    'should make a call again whose response failed, and let the last such response stand',
    marbles(({ cold, expectObservable }) => {
      expectObservable(call(attempts(cold('-f|', events), cold('-l|', events)), { delayMs: 2 })).toBe('----l|', events);
      expectObservable(call(cold('-(f|)', events), { delayMs: 2 })).toBe('-------(f|)', events);
      expectObservable(call(cold('-(p|)', events), { delayMs: 2 })).toBe('-(p|)', events);
    }),
  );

  it('should ask which errors to go on after, with the number of the retry', () => {
    const when = jest.fn((_error: unknown, retries: number) => retries < 2);
    const error = new Error('mine');
    expect(callsOf(error, { count: 9, when })).toBe(2);
    expect(when.mock.calls).toEqual([
      [error, 1],
      [error, 2],
    ]);
  });

  it('should name what it asks where that throws', () => {
    const seen: unknown[] = [];
    const when = (): never => {
      throw new Error('no');
    };
    call(
      throwError(() => cut),
      { when },
    ).subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([expect.objectContaining({ name: 'CallbackError', unit: 'when of retry()' })]);
  });

  it('should count for each call and each subscription by itself', () => {
    const twice = retry({ count: 1, delayMs: 0 });
    let calls = 0;
    const work$ = defer(() => {
      calls += 1;
      return throwError(() => cut);
    });
    const call$ = twice(unitOf('model_call'), work$);
    call$.pipe(retryWith(1)).subscribe({ error: () => undefined });
    twice(unitOf('model_call'), work$).subscribe({ error: () => undefined });
    expect(calls).toBe(6);
  });

  it('should leave all other work alone', () => {
    const work$ = of({ type: 'value', value: 1 } as const);
    expect(retry()(unitOf('tool_call'), work$)).toBe(work$);
  });

  it.each<RetryOptions>([{ count: NaN }, { count: -1 }, { delayMs: -1 }, { backoff: { maxMs: NaN } }])(
    'should refuse %j',
    (options) => {
      expect(() => retry(options)).toThrow(expect.objectContaining({ name: 'UserError' }));
    },
  );
});
