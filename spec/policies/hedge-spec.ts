import { asyncScheduler, defer, of, type Observable } from 'rxjs';
import { hedge, ModelError, type ModelEvent } from 'rxagents';
import { marbles } from '../helpers/marbles.js';
import { ended, textDelta } from '../helpers/rawEvents.js';
import { unitOf } from '../helpers/unitOf.js';

const events = {
  a: textDelta('a'),
  b: textDelta('b'),
  l: ended(),
  f: ended({ error: { code: 'server_error', message: 'Overloaded.' } }, 'response.failed'),
  e: { type: 'error', code: 'server_error', message: 'Gone.', param: null, sequence_number: 0 } as const,
};
const [first, second] = [new ModelError('first'), new ModelError('second')];

const call = (afterMs: number, ...each: readonly Observable<ModelEvent>[]): Observable<ModelEvent> => {
  let count = 0;
  return hedge(afterMs)(
    unitOf('model_call'),
    defer(() => each[count++]!),
  );
};

describe('hedge', () => {
  it(
    'should ask once more when the first event is late, take what emits first, and leave the other',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const slow = cold(' ------a-l|', events);
      const fast = cold('    -b-l|', events);
      const slowSubs = '  ^---!';
      const fastSubs = '  ---^---!';
      const expected = '  ----b-l|';
      expectObservable(call(3, slow, fast)).toBe(expected, events);
      expectSubscriptions(slow.subscriptions).toBe(slowSubs.trim());
      expectSubscriptions(fast.subscriptions).toBe(fastSubs.trim());
    }),
  );

  it(
    'should leave the second where the first comes first after all',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [slow, slower] = [cold('----a-l|', events), cold('---b-l|', events)];
      expectObservable(call(3, slow, slower)).toBe('----a-l|', events);
      expectSubscriptions(slow.subscriptions).toBe('^------!');
      expectSubscriptions(slower.subscriptions).toBe('---^!');
    }),
  );

  it(
    'should not ask again when the first event comes in time, also in the last moment',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const again = cold('b', events);
      expectObservable(call(3, cold('--a---l|', events), again)).toBe('--a---l|', events);
      expectObservable(call(3, cold('---a---l|', events), again)).toBe('---a---l|', events);
      expectSubscriptions(again.subscriptions).toBe([]);
    }),
  );

  it(
    'should leave the field to the attempt that is under way where the other fails',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [failing, good] = [cold('-----#', events, first), cold('---b|', events)];
      expectObservable(call(3, failing, good)).toBe('------b|', events);
      expectSubscriptions(failing.subscriptions).toBe('^----!');
      expectObservable(call(3, cold('------a|', events), cold('-#', events, second))).toBe('------a|', events);
    }),
  );

  it(
    'should do so too where that is told of in the stream: a response that failed, an error event',
    marbles(({ cold, expectObservable }) => {
      for (const failing of ['-----(f|)', '-----(e#)']) {
        expectObservable(call(3, cold(failing, events, first), cold('---b|', events))).toBe('------b|', events);
      }
      expectObservable(call(3, cold('-(f|)', events))).toBe('-(f|)', events);
      expectObservable(call(3, cold('-----(f|)', events), cold('---#', events, second))).toBe('------(f|)', events);
      expectObservable(call(3, cold('----b-(f|)', events), cold('', events))).toBe('----b-(f|)', events);
    }),
  );

  it(
    'should end in the first error where both fail, and at once where only one was made',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      expectObservable(call(3, cold('-----#', events, first), cold('----#', events, second))).toBe(
        '-------#',
        {},
        first,
      );
      expectObservable(call(3, cold('-----#', events, first), cold('-#', events, second))).toBe('-----#', {}, second);
      const never = cold('', events);
      expectObservable(call(3, cold('-#', events, first), never)).toBe('-#', {}, first);
      expectSubscriptions(never.subscriptions).toBe([]);
    }),
  );

  it(
    'should pass on the error of the attempt that has begun to answer',
    marbles(({ cold, expectObservable }) => {
      const call$ = call(3, cold('----#', events, first), cold('---b-#', events, second));
      expectObservable(call$).toBe('------b-#', events, second);
    }),
  );

  it(
    'should leave both with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [one, two] = [cold('------a', events), cold('------b', events)];
      expectObservable(call(3, one, two), '^----!').toBe('------');
      expectSubscriptions(one.subscriptions).toBe('^----!');
      expectSubscriptions(two.subscriptions).toBe('---^-!');
    }),
  );

  it('should keep no timer once it has an answer, none at all for one that is there at once', () => {
    const schedule = jest.spyOn(asyncScheduler, 'schedule');
    call(5, of(events.l)).subscribe();
    expect(schedule).not.toHaveBeenCalled();
    const subscription = call(5, new Promise<never>(() => undefined) as never).subscribe();
    const timers = schedule.mock.results.map(({ value }) => value as { closed: boolean });
    schedule.mockRestore();
    subscription.unsubscribe();
    expect(timers.map(({ closed }) => closed)).toEqual([true]);
  });

  it('should leave all other work alone, and refuse what is no time', () => {
    const work$ = of({ type: 'value', value: 1 } as const);
    expect(hedge(1)(unitOf('tool_call'), work$)).toBe(work$);
    for (const ms of [NaN, -1]) expect(() => hedge(ms)).toThrow(expect.objectContaining({ name: 'UserError' }));
  });
});
