import { EMPTY, lastValueFrom, Observable, of, throwError } from 'rxjs';
import { UserError, type Eventually } from 'rxagents';
import { callbackValue } from '../../src/run/callbackValue.js';
import { marbles } from '../helpers/marbles.js';

function seenOf(call: () => Eventually<unknown>): unknown[] {
  const seen: unknown[] = [];
  callbackValue('instructions of agent "A"', call).subscribe({
    next: (value) => seen.push(value),
    error: (error: unknown) => seen.push(error),
    complete: () => seen.push('|'),
  });
  return seen;
}

describe('callbackValue', () => {
  it("should be what the function returns, an Observable's last value", () => {
    expect(seenOf(() => 'Be brief.')).toEqual(['Be brief.', '|']);
    expect(seenOf(() => of('a', 'b'))).toEqual(['b', '|']);
    expect(seenOf(() => undefined)).toEqual([undefined, '|']);
  });

  it(
    'should call the function for each subscriber, not before, and tear down what it returned',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const value = cold('--a|');
      const subs = ['     ^--!', '-^!'];
      const call = jest.fn(() => value);
      const value$ = callbackValue('hook', call);
      expect(call).not.toHaveBeenCalled();
      expectObservable(value$).toBe('---(a|)');
      expectObservable(value$, '-^!').toBe('---');
      expectSubscriptions(value.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );

  it('should name the callback that throws or errors', () => {
    const cause = new Error('no database');
    const named = { name: 'CallbackError', unit: 'instructions of agent "A"', cause };
    const throws = (): never => {
      throw cause;
    };
    expect(seenOf(throws)).toEqual([expect.objectContaining(named)]);
    expect(seenOf(() => throwError(() => cause))).toEqual([expect.objectContaining(named)]);
  });

  it('should leave an error of this library as it is', () => {
    const ours = new UserError('no');
    expect(seenOf(() => throwError(() => ours))).toEqual([ours]);
  });

  it('should refuse what emits nothing', () => {
    expect(seenOf(() => EMPTY)).toEqual([expect.objectContaining({ name: 'UserError' })]);
  });

  it('should end in an error where the teardown of what the function returned throws', () => {
    const cause = expect.objectContaining({ message: expect.stringContaining('teardown') });
    const torn$ = new Observable<string>((subscriber) => {
      subscriber.add(() => {
        throw new Error('teardown');
      });
      subscriber.next('a');
      subscriber.complete();
    });
    expect(seenOf(() => torn$)).toEqual([expect.objectContaining({ name: 'CallbackError', cause })]);
  });

  it.each<[string, PropertyKey, () => unknown]>([
    ['a thenable', 'then', () => (resolve: (value: string) => void) => resolve('a')],
    [
      'an async iterable',
      Symbol.asyncIterator,
      () =>
        async function* () {
          yield 'a';
        },
    ],
  ])('should ask %s for its method once', async (_what, name, methodOf) => {
    const asked = jest.fn(methodOf);
    const value = Object.defineProperty({}, name, { get: asked });
    expect(await lastValueFrom(callbackValue('hook', () => value))).toBe('a');
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
