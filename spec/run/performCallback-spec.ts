import { EMPTY, map, of } from 'rxjs';
import { intercept, type Interceptor } from 'rxagents';
import { performCallback } from '../../src/run/performCallback.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';

const unit = {
  name: 'instructions of agent "A"',
  key: 'turn-1/instructions',
  agent: { name: 'A' },
  turn: 1,
  input: { agent: 'A' },
};

function seenOf(interceptors: readonly Interceptor[], call: () => unknown): unknown[] {
  const seen: unknown[] = [];
  performCallback(environment({ interceptors }), { ...unit, call }).subscribe({
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
      expectObservable(performCallback(env, { ...unit, call: () => value }).pipe(map(String)), '^-!').toBe('---');
      expectSubscriptions(value.subscriptions).toBe('^-!');
    }),
  );
});
