import { asyncScheduler, take } from 'rxjs';
import { readServerEvents } from '../../src/openai/readServerEvents.js';
import { responsesApi } from '../../src/openai/responsesApi.js';
import { marbles } from '../helpers/marbles.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { answer, pending, settled } from './helpers/fakeClient.js';
import { completed, created, delta } from './helpers/responses.js';

const values = { c: created, d: delta('Hi'), t: completed('Hi') };

/** The events of an answer, and the frames at which its connection was closed. */
function reading(data: readonly object[], end: PromiseLike<unknown> = pending) {
  const closedAt: number[] = [];
  const abort = () => closedAt.push(asyncScheduler.now());
  const event$ = readServerEvents(
    { response: answer(data, end), abort },
    (sink) => responsesApi.decoderFor(modelRequest(), sink),
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
