import { asyncScheduler, throwError, type Observable, type ObservableInput } from 'rxjs';
import { Agent, fallback, ModelError, run, UserError, type Model, type ModelEvent, type ModelRequest } from 'rxagents';
import { eventsOf, finishedOf } from '../helpers/eventsOf.js';
import { marbles } from '../helpers/marbles.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { ended, textDelta } from '../helpers/rawEvents.js';

const usage = { input_tokens: 7, output_tokens: 3, total_tokens: 10 } as never;
const events = {
  a: textDelta('a'),
  b: textDelta('b'),
  l: ended(),
  g: ended({ error: { code: 'server_error', message: 'Overloaded.' } }, 'response.failed'),
  f: ended({ error: { code: 'server_error', message: 'Overloaded.' }, usage }, 'response.failed'),
  e: { type: 'error', code: 'server_error', message: 'Gone.', param: null, sequence_number: 0 } as const,
  x: { type: 'response.retracted', attempt: 1, reason: 'cut' } as const,
};
const cut = new ModelError('cut');

const model = (name: string, stream: Model['stream']): Model => ({ name, stream });
const models = (...streams: readonly ObservableInput<ModelEvent>[]): Model[] =>
  streams.map((event$, index) => model(`m${index + 1}`, () => event$));
const streamOf = (of: Model, request = modelRequest()) => of.stream(request) as Observable<ModelEvent>;

/** The types of the events, and the ending. */
function seenOf(of: Model): unknown[] {
  const seen: unknown[] = [];
  streamOf(of).subscribe({
    next: ({ type }) => seen.push(type),
    error: (error: unknown) => seen.push(error),
    complete: () => seen.push('|'),
  });
  return seen;
}

describe('fallback', () => {
  it(
    'should be the first model where that answers, and never ask the second',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [first, second] = [cold('-a-l|', events), cold('-b-l|', events)];
      expectObservable(streamOf(fallback(models(first, second)))).toBe('-a-(l|)', events);
      expectSubscriptions(first.subscriptions).toBe('^--!');
      expectSubscriptions(second.subscriptions).toBe([]);
    }),
  );

  it(
    'should go on to the next model when one fails, and leave the one that failed first',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [first, second, third] = [cold('-#', events, cut), cold('--#', events, cut), cold('-b-l', events)];
      expectObservable(streamOf(fallback(models(first, second, third)))).toBe('----b-(l|)', events);
      expectSubscriptions(first.subscriptions).toBe('^!');
      expectSubscriptions(second.subscriptions).toBe('-^-!');
      expectSubscriptions(third.subscriptions).toBe('---^--!');
    }),
  );

  it(
    'should withdraw what a model had emitted before the next one is asked',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [first, second] = [cold('-a--#', events, cut), cold('--b-l', events)];
      expectObservable(streamOf(fallback(models(first, second)))).toBe('-a--x-b-(l|)', events);
      expectSubscriptions(second.subscriptions).toBe('----^---!');
    }),
  );

  it(
    'should end in the error of the last one',
    marbles(({ cold, expectObservable }) => {
      const last = new ModelError('last');
      const all = models(cold('-#', events, cut), cold('-b#', events, last));
      expectObservable(streamOf(fallback(all))).toBe('--b#', events, last);
      expectObservable(streamOf(fallback(models(cold('-a#', events, last))))).toBe('-a#', events, last);
    }),
  );

  it(
    'should go on after what is told of in the stream: an error event, a response that failed, no last event',
    marbles(({ cold, expectObservable }) => {
      const second = cold('b-l', events);
      const after = (diagram: string) => streamOf(fallback(models(cold(diagram, events), second)));
      expectObservable(after('-e')).toBe('-b-(l|)', events);
      expectObservable(after('-(g|)')).toBe('-b-(l|)', events);
      expectObservable(after('-|')).toBe('-b-(l|)', events);
    }),
  );

  it(
    'should say what the withdrawn response has cost, where that is known',
    marbles(({ cold, expectObservable }) => {
      expectObservable(streamOf(fallback(models(cold('-a-f', events), cold('-b-l', events))))).toBe('-a-xb-(l|)', {
        ...events,
        x: {
          type: 'response.retracted',
          attempt: 1,
          reason: 'The response of model "m1" failed: Overloaded.',
          usage: { inputTokens: 7, outputTokens: 3 },
        },
      });
    }),
  );

  it('should let what the last model tells of in the stream stand', () => {
    expect(
      seenOf(
        fallback(
          models(
            throwError(() => cut),
            [events.a, events.f],
          ),
        ),
      ),
    ).toEqual([events.a.type, 'response.failed', '|']);
    expect(
      seenOf(
        fallback(
          models(
            throwError(() => cut),
            [events.e],
          ),
        ),
      ),
    ).toEqual(['error', expect.objectContaining({ name: 'ModelError' })]);
  });

  it('should tell what a response has cost that failed before it said anything', () => {
    const answer = fallback(models([events.f], [events.b, events.l]));
    const seen: ModelEvent[] = [];
    streamOf(answer).subscribe((event) => seen.push(event));
    expect(seen).toEqual([
      {
        type: 'response.retracted',
        attempt: 1,
        reason: 'The response of model "m1" failed: Overloaded.',
        usage: { inputTokens: 7, outputTokens: 3 },
      },
      events.b,
      events.l,
    ]);
    const run$ = run(new Agent({ name: 'A', model: answer }), 'Hi');
    expect(finishedOf(eventsOf(run$))).toMatchObject({ usage: { requests: 2, inputTokens: 7, outputTokens: 3 } });
  });

  it('should name the model that failed', () => {
    expect(
      seenOf(
        fallback(
          models(
            throwError(() => cut),
            [events.a],
          ),
        ),
      )[1],
    ).toMatchObject({
      message: expect.stringContaining('"m2"'),
    });
  });

  it('should number the models that it withdraws, and withdraw nothing twice', () => {
    const seen: ModelEvent[] = [];
    const inner = fallback([model('a', () => [events.a]), model('b', () => throwError(() => cut))]);
    const all = [model('m1', () => throwError(() => cut)), inner, model('m3', () => [events.b]), ...models([events.l])];
    streamOf(fallback(all)).subscribe((event) => seen.push(event));
    expect(seen).toMatchObject([
      { type: events.a.type },
      { type: 'response.retracted', attempt: 1 },
      { type: events.b.type },
      { type: 'response.retracted', attempt: 3 },
      { type: 'response.completed' },
    ]);
  });

  it('should ask which errors to go on after, and let a response that failed stand where it does not', () => {
    const when = jest.fn(() => false);
    const last = model('m2', () => [events.l]);
    expect(seenOf(fallback([model('m1', () => throwError(() => cut)), last], { when }))).toEqual([cut]);
    expect(seenOf(fallback([model('m1', () => [events.a, events.f]), last], { when }))).toEqual([
      events.a.type,
      'response.failed',
      '|',
    ]);
    expect(when.mock.calls).toEqual([[cut], [expect.objectContaining({ name: 'ModelError' })]]);
    const broken = () => {
      throw new Error('which?');
    };
    expect(seenOf(fallback([model('m1', () => throwError(() => cut)), last], { when: broken }))).toEqual([
      expect.objectContaining({ name: 'CallbackError', unit: 'when of fallback()' }),
    ]);
  });

  it('should go on after anything else that a model throws', () => {
    const broken = model('m1', () => {
      throw new UserError('not configured');
    });
    expect(seenOf(fallback([broken, model('m2', () => [events.l])]))).toEqual(['response.completed', '|']);
  });

  it(
    'aborts never advance',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [first, second] = [cold('-a--l', events), cold('b', events)];
      expectObservable(streamOf(fallback(models(first, second))), '^--!').toBe('-a-', events);
      expectSubscriptions(first.subscriptions).toBe('^--!');
      expectSubscriptions(second.subscriptions).toBe([]);
    }),
  );

  it('should give each model the request, and start over for each subscriber', () => {
    const requests: ModelRequest[] = [];
    const asked = (event: ModelEvent | undefined): Model =>
      model('m', (request) => {
        requests.push(request);
        return event ? [event] : throwError(() => cut);
      });
    const request = modelRequest({ instructions: 'Be brief.' });
    const event$ = streamOf(fallback([asked(undefined), asked(events.l)]), request);
    expect(requests).toEqual([]);
    event$.subscribe();
    event$.subscribe();
    expect(requests).toHaveLength(4);
    expect(requests.every((given) => given === request)).toBe(true);
  });

  it('should have the names of the models as its own, and no timer', () => {
    const schedule = jest.spyOn(asyncScheduler, 'schedule');
    const both = fallback(models([events.a], [events.l]));
    expect(both.name).toBe('m1, m2');
    expect(seenOf(both)).toHaveLength(4);
    expect(schedule).not.toHaveBeenCalled();
    schedule.mockRestore();
  });

  it.each([[[]], [undefined], [[undefined]], [[{ name: 'x' }]], [[model('m', () => []), {}]]])(
    'should refuse %j',
    (given) => {
      const message = expect.stringContaining('fallback() was given no models');
      expect(() => fallback(given as never)).toThrow(expect.objectContaining({ name: 'UserError', message }));
    },
  );
});
