import { concat, EMPTY, identity, map, of, throwError, type Observable } from 'rxjs';
import { intercept, UserError, type CallbackError, type Interceptor } from 'rxagents';
import { performCallback } from '../../src/run/performCallback.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';

const unit = {
  name: 'instructions of agent "A"',
  key: 'turn-1/instructions',
  agent: { name: 'A' },
  turn: 1,
  input: { agent: 'A' },
};

const performing = (
  env: RunEnvironment,
  call: () => unknown,
  read: (value: unknown) => unknown = identity,
): Observable<unknown> =>
  performCallback(
    { env, agent: unit.agent, number: 1, key: 'turn-1' },
    unit.name,
    'instructions',
    unit.input,
    call,
    read,
  );

function seenOf(interceptors: readonly Interceptor[], call: () => unknown): unknown[] {
  const seen: unknown[] = [];
  performing(environment({ interceptors }), call).subscribe({
    next: (value) => seen.push(value),
    error: (error: unknown) => seen.push(error),
    complete: () => seen.push('|'),
  });
  return seen;
}

const passing: Interceptor = (_unit, work$) => work$;

describe('performCallback', () => {
  it.each([
    ['without interceptors', []],
    ['through an interceptor', [passing]],
  ])('should emit what the function comes to, %s', (_how, interceptors) => {
    expect(seenOf(interceptors, () => of('a', 'b'))).toEqual(['b', '|']);
    expect(seenOf(interceptors, () => undefined)).toEqual([undefined, '|']);
    const throws = (): never => {
      throw new Error('x');
    };
    expect(seenOf(interceptors, throws)).toEqual([expect.objectContaining({ name: 'CallbackError', unit: unit.name })]);
  });

  it('should be a unit of kind callback', () => {
    const units: unknown[] = [];
    seenOf([(given, work$) => (units.push(given), work$)], () => 'ok');
    expect(units).toEqual([expect.objectContaining({ kind: 'callback', ...unit })]);
  });

  it("should take the value that an interceptor puts in place of the function's", () => {
    const call = jest.fn();
    const replaced = intercept('callback', () => () => of({ type: 'value', value: 'Be brief.' }));
    expect(seenOf([replaced], call)).toEqual(['Be brief.', '|']);
    expect(call).not.toHaveBeenCalled();
  });

  it('should hold the function at fault where its value makes no sense, and where an interceptor fails it', () => {
    const seen: unknown[] = [];
    const read = (): never => {
      throw new TypeError('no such answer');
    };
    performing(environment(), () => 'ok', read).subscribe({ error: (error: unknown) => seen.push(error) });
    const failing = intercept('callback', () => () => throwError(() => new Error('too late')));
    expect([...seen, ...seenOf([failing], () => 'ok')]).toEqual([
      expect.objectContaining({ name: 'CallbackError', unit: unit.name, cause: new TypeError('no such answer') }),
      expect.objectContaining({
        name: 'CallbackError',
        unit: expect.stringContaining('interceptor of'),
        cause: new Error('too late'),
      }),
    ]);
  });

  it('should be an error where an interceptor swallows the value', () => {
    expect(seenOf([intercept('callback', () => () => EMPTY)], () => 'ok')).toEqual([
      expect.objectContaining({ name: expect.stringMatching(/Error$/) }),
    ]);
  });

  it(
    'should be torn down with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const value = cold('---a|');
      const env = environment({ interceptors: [passing] });
      expectObservable(performing(env, () => value).pipe(map(String)), '^-!').toBe('---');
      expectSubscriptions(value.subscriptions).toBe('^-!');
    }),
  );

  it('should come to the same, in the same frame, with an interceptor that passes everything on', async () => {
    const cause = new Error('x');
    const throws = (): never => {
      throw cause;
    };
    const calls: readonly (() => unknown)[] = [
      ...['a', undefined, null, [1, 2], new Set([1]), { type: 'value', value: 1 }].map((value) => () => value),
      ...[
        of(),
        of(1, 2),
        throwError(() => cause),
        concat(
          of(1),
          throwError(() => cause),
        ),
      ].map((value$) => () => value$),
      () => Promise.resolve('p'),
      () => Promise.reject(cause),
      () => ({ then: throws }),
      () => Object.defineProperty({}, 'then', { get: throws }),
      async function* () {
        yield* [1, 2];
      },
      async function* () {
        throws();
      },
      () => throwError(() => new UserError('ours')),
      () => throwError(() => undefined),
      throws,
    ];
    const reads: readonly ((value: unknown) => unknown)[] = [identity, (value) => [value], () => undefined, throws];
    const heard = (interceptors: readonly Interceptor[], call: () => unknown, read: (value: unknown) => unknown) =>
      new Promise<unknown[]>((resolve) => {
        const seen: unknown[] = [];
        const ended = (...ending: unknown[]): void => resolve([...seen, ...ending]);
        performing(environment({ interceptors }), call, read).subscribe({
          next: (value) => seen.push(value),
          error: (error: unknown) => {
            const { name, message, unit: at, cause: why } = error as CallbackError;
            ended(name, message, at, why);
          },
          complete: () => ended('|'),
        });
        seen.push('has returned');
      });
    for (const call of calls) {
      for (const read of reads) expect(await heard([], call, read)).toEqual(await heard([passing], call, read));
    }
  });
});
