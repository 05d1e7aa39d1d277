import { toolNamed } from '../helpers/toolNamed.js';
import type { RunSignal } from '../../src/run/reduceRun.js';
import { seenOf } from '../helpers/seenOf.js';
import { concatMap, EMPTY, map, NEVER, of, Subject, tap, throwError, timer } from 'rxjs';
import { Agent, intercept, type Interceptor, type RunEvent } from 'rxagents';
import { scriptedModel, text, toolCall } from 'rxagents/testing';
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

  it('should tell interceptors of whom it is, and with what it began', () => {
    const units: unknown[] = [];
    traceOf((unit, work$) => {
      if (unit.kind === 'run') units.push([unit.agent, unit.input]);
      return work$;
    });
    expect(units).toEqual([[{ name: 'A' }, [{ role: 'user', content: 'Hi' }]]]);
  });

  it('should end with the very error that interceptors saw, where they let it through', () => {
    const errors: unknown[] = [];
    const seeing: Interceptor = (_unit, work$) => work$.pipe(tap({ error: (error: unknown) => errors.push(error) }));
    const mute = new Agent({ name: 'A', model: scriptedModel([]) });
    const env = environment({ agent: mute, interceptors: [seeing] });
    const seen = seenOf(runUnit(runProgressOf(mute, []), env, NEVER));
    expect(seen.at(-1)).toBe(errors.at(-1));
  });

  it('should say once what a stop leaves open, though another comes while that is said', () => {
    const signal$ = new Subject<RunSignal>();
    const stop = { type: 'stop', mode: 'now' } as const;
    const tool = toolNamed({}, () => NEVER);
    const called = scriptedModel([[toolCall('look_up', { word: 'x' }), toolCall('look_up', { word: 'y' })]]);
    const working = new Agent<never>({ name: 'A', model: called, tools: [tool] });
    let letters = '';
    runUnit(runProgressOf(working, []), environment({ agent: working }), signal$).subscribe((event) => {
      letters += letterOf(event);
      if (letters.endsWith('o')) signal$.next(stop);
    });
    signal$.next(stop);
    expect(letters).toMatch(/oof$/);
    expect(letters.match(/o/g)).toHaveLength(2);
  });
});
