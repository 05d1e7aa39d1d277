import { seenOf } from '../helpers/seenOf.js';
import { concatMap, EMPTY, map, NEVER, of, throwError, timer } from 'rxjs';
import { Agent, intercept, type Interceptor, type RunEvent } from 'rxagents';
import { scriptedModel, text } from 'rxagents/testing';
import { runProgressOf } from '../../src/run/RunProgress.js';
import { runUnit } from '../../src/run/runUnit.js';
import { environment } from '../helpers/environment.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';

const agent = new Agent({ name: 'A', model: scriptedModel(() => text('Hi', { deltas: 1 })) });

const runWith = (...interceptors: Interceptor[]) =>
  runUnit(runProgressOf(agent, [{ role: 'user', content: 'Hi' }]), environment({ agent, interceptors }), NEVER);

/** The letters of a run, then how it ended. */
function traceOf(...interceptors: Interceptor[]): string {
  let letters = '';
  let ending = '';
  runWith(...interceptors).subscribe({
    next: (event) => (letters += letterOf(event)),
    error: (error: unknown) => (ending = ` ${(error as Error).name}`),
    complete: () => (ending = '|'),
  });
  return `${letters.replace(/r+/g, 'r')}${ending}`;
}

describe('runUnit', () => {
  it('should drive a run from its agent to its end', () => {
    expect(traceOf()).toBe('armrf|');
  });

  it('should be the outermost unit of work', () => {
    const keys: string[] = [];
    traceOf((unit, work$) => {
      keys.push(unit.key);
      return work$;
    });
    expect(keys).toEqual(['run', 'turn-1', 'turn-1/model']);
  });

  it('should announce the agent, and fail, where an interceptor does so before the run begins', () => {
    expect(traceOf(intercept('run', () => () => throwError(() => new Error('no'))))).toBe('a CallbackError');
    expect(traceOf(intercept('run', () => () => EMPTY))).toBe('a UserError');
  });

  it('should close what is open where an interceptor fails it on the way', () => {
    const failing = intercept('run', () =>
      concatMap((event: RunEvent) => (letterOf(event) === 'm' ? throwError(() => new Error('no')) : of(event))),
    );
    expect(traceOf(failing)).toBe('ar CallbackError');
  });

  it('should end once, where an interceptor goes on after the end', () => {
    const adding = intercept('run', () => (run$) => run$.pipe(concatMap((event) => of(event, event))));
    expect(traceOf(adding).match(/f/g)).toHaveLength(1);
  });

  it(
    'should stop at a signal, in its frame',
    marbles(({ expectObservable }) => {
      const slow = new Agent({ name: 'A', model: scriptedModel([text('Hi', { deltas: 1 })], { chunkDelayMs: 10 }) });
      const stop$ = timer(25).pipe(map(() => ({ type: 'stop', mode: 'now' }) as const));
      const run$ = runUnit(runProgressOf(slow, []), environment({ agent: slow }), stop$);
      expectObservable(run$.pipe(map(letterOf))).toBe('a 9ms r 9ms r 4ms (f|)');
    }),
  );

  it('should fail, with all that there was, where an interceptor fails it at its very end', () => {
    const failing = intercept('run', () =>
      concatMap((event: RunEvent) => (letterOf(event) === 'f' ? throwError(() => new Error('no')) : of(event))),
    );
    expect(seenOf(runWith(failing)).at(-1)).toMatchObject({
      name: 'CallbackError',
      unit: 'interceptor of run',
      partial: { status: 'failed', newItems: [{ type: 'message_output_item' }], usage: { requests: 1 } },
    });
  });
});
