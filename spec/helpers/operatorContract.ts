import type { OperatorFunction } from 'rxjs';
import type { RunEvent } from 'rxagents';
import { marbles } from './marbles.js';

/** What every operator over a run promises beside its values. */
export interface OperatorCase<T> {
  readonly operator: () => OperatorFunction<RunEvent, T>;
  /** By letter. */
  readonly events: Record<string, RunEvent>;
  /** A run that completes, without spaces: `ab(cd)|`. */
  readonly source: string;
  readonly expected: string;
  readonly values: Record<string, T>;
}

/** Specs of an operator: its values and completion, a source that errors, an early unsubscribe, two subscribers. */
export function operatorContract<T>({ operator, events, source, expected, values }: OperatorCase<T>): void {
  const cut = (diagram: string, length: number): string => diagram.slice(0, length);
  const half = Math.floor(source.length / 2);

  it(
    'should emit its values, complete with the run, and leave it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold(source, events);
      expectObservable(run.pipe(operator())).toBe(expected, values);
      expectSubscriptions(run.subscriptions).toBe(`^${'-'.repeat(source.length - 2)}!`);
    }),
  );

  it(
    'should pass on an error behind what came before it',
    marbles(({ cold, expectObservable }) => {
      const run = cold(`${cut(source, half)}#`, events);
      expectObservable(run.pipe(operator())).toBe(`${cut(expected, half)}#`, values);
    }),
  );

  it(
    'should leave the run when it is left',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold(source, events);
      const subs = `^${'-'.repeat(half - 1)}!`;
      expectObservable(run.pipe(operator()), subs).toBe(cut(expected, half), values);
      expectSubscriptions(run.subscriptions).toBe(subs);
    }),
  );

  it(
    'should start a run of its own for each subscriber, and keep nothing between them',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold(source, events);
      const value$ = run.pipe(operator());
      expectObservable(value$).toBe(expected, values);
      expectObservable(value$, '--^').toBe(`--${expected}`, values);
      expectSubscriptions(run.subscriptions).toBe([
        `^${'-'.repeat(source.length - 2)}!`,
        `--^${'-'.repeat(source.length - 2)}!`,
      ]);
    }),
  );
}
