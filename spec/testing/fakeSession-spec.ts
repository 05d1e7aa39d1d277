import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { asyncScheduler, isObservable, type Observable } from 'rxjs';
import { Agent, run } from 'rxagents';
import { fakeSession, scriptedModel, text } from 'rxagents/testing';
import { resultOf } from '../helpers/eventsOf.js';
import { marbles } from '../helpers/marbles.js';
import { timelineOf } from '../helpers/timelineOf.js';

const said = (content: string): ResponseInputItem => ({ role: 'user', content });
const agent = new Agent({ name: 'A', model: scriptedModel(() => text('Hello')) });

describe('fakeSession', () => {
  it('should keep what a run adds, and a record of what is asked', () => {
    const session = fakeSession([said('old')]);
    const result = resultOf(run(agent, 'new', { session }));
    expect(session.items).toEqual(result.history);
    expect(session.writes.map(({ length }) => length)).toEqual([1, 1]);
    expect(session.calls).toEqual(['getItems', 'addItems', 'addItems']);
  });

  it('should be a session, at once', () => {
    const given = [said('1'), said('2'), said('3')];
    const session = fakeSession(given);
    expect(session.getItems()).toEqual(given);
    expect(session.getItems(2)).toEqual([said('2'), said('3')]);
    session.addItems([said('4')]);
    expect(session.popItem()).toEqual(said('4'));
    session.clearSession();
    expect([session.items, session.popItem()]).toEqual([[], undefined]);
    expect(given).toHaveLength(3);
    expect(session.calls).toEqual(['getItems', 'getItems', 'addItems', 'popItem', 'clearSession', 'popItem']);
  });

  it('should take its time, and add nothing before', () => {
    const session = fakeSession([], { delayMs: 3 });
    expect(timelineOf(() => run(agent, 'Hi', { session }))).toBe('0:a 6:rmr 9:f|');
  });

  it(
    'should do nothing when it is unsubscribed in time',
    marbles(({ expectObservable, flush }) => {
      const session = fakeSession([], { delayMs: 3, scheduler: asyncScheduler });
      expectObservable(session.addItems([said('1')]) as Observable<unknown>, '^-!').toBe('---');
      flush();
      expect(session.items).toEqual([]);
    }),
  );

  it.each([
    ['a method', 'addItems' as const],
    ['some methods', ['popItem', 'addItems'] as const],
    ['the first write', (method: string, call: number) => method === 'addItems' && call === 1],
  ])('should fail on %s, and change nothing', (_what, failOn) => {
    const session = fakeSession([said('old')], { failOn });
    const errors: unknown[] = [];
    run(agent, 'new', { session }).subscribe({ error: (error: unknown) => errors.push(error) });
    expect(errors).toMatchObject([
      {
        name: 'CallbackError',
        unit: 'session.addItems',
        cause: { message: 'The fake session failed on addItems, as its failOn says.' },
      },
    ]);
    expect(session.items).toEqual([said('old')]);
    expect(session.writes).toEqual([]);
    expect(isObservable(session.getItems())).toBe(false);
  });

  it(
    'should fail in its time',
    marbles(({ expectObservable }) => {
      const session = fakeSession([], { delayMs: 3, failOn: (_method, call) => call === 2 });
      expectObservable(session.popItem() as Observable<unknown>).toBe('---(a|)', { a: undefined });
      const error = new Error('The fake session failed on popItem, as its failOn says.');
      expectObservable(session.popItem() as Observable<unknown>).toBe('---#', undefined, error);
    }),
  );
});
