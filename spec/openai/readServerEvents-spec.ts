import { asyncScheduler, take } from 'rxjs';
import { readServerEvents } from '../../src/openai/readServerEvents.js';
import { responsesApi } from '../../src/openai/responsesApi.js';
import { marbles } from '../helpers/marbles.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { answer, pending, settled } from './helpers/fakeClient.js';
import { completed, created, delta } from './helpers/responses.js';

const values = { c: created, d: delta('Hi'), t: completed('Hi') };

const noJson = (): never => {
  throw new Error('There is no JSON value in place of this stream.');
};

/** The events of an answer, and the frames at which its connection was closed. */
function reading(data: readonly object[], end: PromiseLike<unknown> = pending) {
  const closedAt: number[] = [];
  const abort = () => closedAt.push(asyncScheduler.now());
  const event$ = readServerEvents(
    { response: answer(data, end), abort },
    (sink) => responsesApi.decoderFor(modelRequest(), sink, 'gpt-x'),
    (json) => responsesApi.terminalEventOf(json, modelRequest(), 'gpt-x'),
    asyncScheduler,
  );
  return { event$, closedAt };
}

describe('readServerEvents', () => {
  it(
    'should complete with the terminal event and deliver nothing after it',
    marbles(({ expectObservable }) => {
      const { event$ } = reading([created, delta('Hi'), completed('Hi'), delta('late')]);
      expectObservable(event$).toBe('(cdt|)', values);
    }),
  );

  it(
    'should let the body drain for a second, then close the connection',
    marbles(({ expectObservable, flush }) => {
      const { event$, closedAt } = reading([completed('Hi')]);
      expectObservable(event$).toBe('(t|)', values);
      flush();
      expect(closedAt).toEqual([1_000]);
    }),
  );

  it(
    'should drain too when it is unsubscribed at the terminal event',
    marbles(({ expectObservable, flush }) => {
      const { event$, closedAt } = reading([completed('Hi')]);
      expectObservable(event$.pipe(take(1))).toBe('(t|)', values);
      flush();
      expect(closedAt).toEqual([1_000]);
    }),
  );

  it(
    'should leave the connection of a body that has ended alone',
    marbles(({ expectObservable, flush }) => {
      const { event$, closedAt } = reading([completed('Hi')], settled({ done: true }));
      expectObservable(event$).toBe('(t|)', values);
      flush();
      expect(closedAt).toEqual([]);
    }),
  );

  it(
    'should close the connection at once when it is unsubscribed before the end',
    marbles(({ expectObservable, flush }) => {
      const { event$, closedAt } = reading([created]);
      expectObservable(event$, '^--!').toBe('c--', values);
      flush();
      expect(closedAt).toEqual([3]);
    }),
  );

  it(
    'should close the connection at once where [DONE] comes too early',
    marbles(({ expectObservable, flush }) => {
      const { event$, closedAt } = reading([created, '[DONE]' as never]);
      const error = expect.objectContaining({ message: expect.stringContaining('ended before') });
      expectObservable(event$).toBe('(c#)', values, error);
      flush();
      expect(closedAt).toEqual([0]);
    }),
  );

  it.each([
    ['its last event', [created, completed('Hi'), created, '[DONE]'], 'last_event', 2],
    ['[DONE]', [created, '[DONE]', created, '[DONE]'], 'done_marker', 1],
    ['the end of the body', [created], 'end_of_body', 1],
  ])('should have its decoder finish once, at %s, and decode nothing after that', (_what, data, end, decoded) => {
    const decoder = {
      isLast: (value: object) => (value as { type: string }).type === 'response.completed',
      decode: jest.fn(),
      finish: jest.fn(() => true),
    };
    const body = answer(data as readonly object[], settled({ done: true }));
    const complete = jest.fn();
    readServerEvents({ response: body, abort: () => undefined }, () => decoder, noJson, asyncScheduler).subscribe({
      complete,
    });
    expect(complete).toHaveBeenCalledTimes(1);
    expect(decoder.finish.mock.calls).toEqual([[end]]);
    expect(decoder.decode).toHaveBeenCalledTimes(decoded);
  });

  it('should decode nothing for nobody', () => {
    const decoder = { isLast: () => false, decode: jest.fn(), finish: jest.fn(() => true) };
    const decoderFor = (sink: { next(event: never): void }) => {
      decoder.decode.mockImplementation((value) => sink.next(value as never));
      return decoder;
    };
    const answering = { response: answer([created, delta('Hi')]), abort: () => undefined };
    readServerEvents(answering, decoderFor, noJson, asyncScheduler).pipe(take(1)).subscribe();
    expect(decoder.decode).toHaveBeenCalledTimes(1);
    expect(decoder.finish).not.toHaveBeenCalled();
  });

  it('should pass on the very objects that were parsed, one subscription an answer', () => {
    const { event$ } = reading([created, { type: 'response.something.new', extra: 1 }, completed('Hi')]);
    const seen: unknown[] = [];
    event$.subscribe((event) => seen.push(event));
    expect(seen).toEqual([created, { type: 'response.something.new', extra: 1 }, completed('Hi')]);
  });

  it('should fail where its decoder cannot end', () => {
    const answer$ = readServerEvents(
      { response: answer([]), abort: () => undefined },
      () => ({
        isLast: () => false,
        decode: () => undefined,
        finish: () => {
          throw new Error('no end');
        },
      }),
      () => completed('Hi') as never,
      asyncScheduler,
    );
    const errors: unknown[] = [];
    answer$.subscribe({ error: (error: unknown) => errors.push(error) });
    expect(errors).toEqual([new Error('no end')]);
  });

  it('should fail once, and close the connection, at an event that is none', () => {
    const { event$, closedAt } = reading([created, [1], completed('Hi')]);
    const errors: unknown[] = [];
    event$.subscribe({ error: (error: unknown) => errors.push(error) });
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('not an object') })]);
    expect(closedAt).toHaveLength(1);
  });
});
