import { EMPTY, NEVER, Observable, of, Subject, tap, type ObservableInput } from 'rxjs';
import type { ModelEvent, ModelRequest } from 'rxagents';
import { byLetter, responseEvents, text } from 'rxagents/testing';
import { attemptModelCall } from '../../src/run/attemptModelCall.js';
import { marbles } from '../helpers/marbles.js';
import { ended, textDelta } from '../helpers/rawEvents.js';
import { turnOf } from '../helpers/turnOf.js';

const attemptOf = (stream: (request: ModelRequest) => ObservableInput<ModelEvent>): Observable<ModelEvent> =>
  attemptModelCall(turnOf({ model: { name: 'gpt', stream } }));

/** What an attempt ends with: its error, or `'complete'`. */
function endingOf(attempt$: Observable<ModelEvent>): unknown {
  let ending: unknown;
  attempt$.subscribe({ error: (error: unknown) => (ending = error), complete: () => (ending = 'complete') });
  return ending;
}

describe('attemptModelCall', () => {
  const events = byLetter([
    textDelta('Hel'),
    textDelta('lo'),
    ended(),
    ended({}, 'response.failed'),
    ended({}, 'response.incomplete'),
  ]);

  it.each([
    ['response.completed', 'c'],
    ['response.failed', 'd'],
    ['response.incomplete', 'e'],
  ])('should end at %s, and leave the model there', (_type, last) => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const stream = cold(` -a-b-${last}-a-c|`, events);
      const subs = '        ^----!';
      const expected = `    -a-b-(${last}|)`;
      expectObservable(attemptOf(() => stream)).toBe(expected, events);
      expectSubscriptions(stream.subscriptions).toBe(subs);
    })();
  });

  it(
    'should ask the model anew for each subscriber, and leave it with the subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const stream = cold(' a---b-c', events);
      const subs = ['       ^--!', '--^-----!'];
      const asked: unknown[] = [];
      const attempt$ = attemptOf((request) => {
        asked.push(request);
        return stream;
      });
      expect(asked).toHaveLength(0);
      expectObservable(attempt$, '^--!').toBe('a---', events);
      expectObservable(attempt$, '--^').toBe(' --a---b-(c|)', events);
      expectSubscriptions(stream.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );

  it("should pass the model's request on, with the scheduler of the run", () => {
    let request: ModelRequest | undefined;
    const turn = turnOf({ model: { name: 'gpt', stream: (asked) => ((request = asked), EMPTY) } });
    attemptModelCall(turn).subscribe({ error: () => undefined });
    expect(request).toMatchObject({
      input: [{ role: 'user', content: 'Hi' }],
      tools: [],
      handoffs: [],
      modelSettings: {},
    });
    expect(request?.scheduler).toBe(turn.env.scheduler);
  });

  it.each<[string, (request: ModelRequest) => ObservableInput<ModelEvent>, string]>([
    [
      'a model that throws',
      () => {
        throw new Error('no key');
      },
      '"gpt" failed: no key',
    ],
    [
      'a model that errors',
      () => new Observable((subscriber) => subscriber.error(new Error('cut'))),
      '"gpt" failed: cut',
    ],
    ['a model that returns no stream', () => undefined as unknown as ObservableInput<ModelEvent>, '"gpt" failed'],
    ['a stream without a terminal event', () => of(textDelta('Hel')), 'ended before its terminal event'],
    ['an empty stream', () => EMPTY, 'ended before its terminal event'],
    [
      'an error event',
      () => of({ type: 'error', code: 'overloaded', message: 'Busy.', param: null, sequence_number: 1 }),
      '"gpt" reported an error: Busy.',
    ],
  ])('should make a ModelError of %s', (_what, stream, message) => {
    const error = endingOf(attemptOf(stream));
    expect(error).toMatchObject({ name: 'ModelError', message: expect.stringContaining(message) });
  });

  it('should keep the code of an error event, and deliver the event itself', () => {
    const event: ModelEvent = { type: 'error', code: 'overloaded', message: 'Busy.', param: null, sequence_number: 1 };
    const seen: unknown[] = [];
    const error = endingOf(attemptOf(() => of(event, textDelta('late'))).pipe(tap((each) => seen.push(each))));
    expect(seen).toEqual([event]);
    expect(error).toMatchObject({ code: 'overloaded' });
  });

  it('should deliver nothing after the terminal event, even what its delivery causes', () => {
    const stream = new Subject<ModelEvent>();
    const seen: unknown[] = [];
    attemptOf(() => stream).subscribe({
      next: ({ type }) => {
        seen.push(type);
        if (type === 'response.completed') stream.next(textDelta('late'));
      },
      complete: () => seen.push('complete'),
    });
    stream.next(ended());
    expect(seen).toEqual(['response.completed', 'complete']);
  });

  describe('the signal', () => {
    const signalOf = (stream: Observable<ModelEvent> = NEVER): { request: ModelRequest; leave: () => void } => {
      let request: ModelRequest | undefined;
      const subscription = attemptOf((asked) => ((request = asked), stream)).subscribe();
      return { request: request!, leave: () => subscription.unsubscribe() };
    };

    it('should abort when the call is unsubscribed', () => {
      const { request, leave } = signalOf();
      const { signal } = request;
      expect(signal.aborted).toBe(false);
      leave();
      expect(signal.aborted).toBe(true);
      expect(request.signal).toBe(signal);
    });

    it('should be aborted also where it is read only after that', () => {
      const { request, leave } = signalOf();
      leave();
      expect(request.signal.aborted).toBe(true);
    });

    it('should be another in each attempt', () => {
      const [first, second] = [signalOf(), signalOf()];
      expect(first.request.signal).not.toBe(second.request.signal);
      first.leave();
      expect(second.request.signal.aborted).toBe(false);
      second.leave();
    });
  });

  it('should read a response of any length as it comes', () => {
    const types: string[] = [];
    attemptOf(() => responseEvents(text('Hello', { deltas: 5 }))).subscribe(({ type }) => types.push(type));
    expect(types).toEqual(responseEvents(text('Hello', { deltas: 5 })).map(({ type }) => type));
  });
});
