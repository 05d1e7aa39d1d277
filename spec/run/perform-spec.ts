import { concat, EMPTY, finalize, map, of, tap, throwError, type Observable } from 'rxjs';
import { intercept, UserError, type Interceptor, type Work } from 'rxagents';
import { perform } from '../../src/run/perform.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';

type ToolWork = Work['tool_call'];

const value = (of: unknown): ToolWork => ({ type: 'value', value: of });
const unit = {
  kind: 'tool_call',
  name: 'look_up',
  agent: { name: 'A' },
  turn: 1,
  key: 'turn-1/tool/a',
  input: { word: 'x' },
} as const;
const performing = (env: RunEnvironment, inputOf: () => unknown = () => unit.input) =>
  perform({ env, agent: { name: 'A' }, number: 1, key: 'turn-1' }, 'tool_call', 'look_up', 'tool/a', inputOf);
const performed = (interceptors: readonly Interceptor[], work$: Observable<ToolWork>): Observable<ToolWork> =>
  work$.pipe(performing(environment({ interceptors })));

/** Adds a letter to the value. */
const adding = (letter: string): Interceptor =>
  ((_unit: unknown, work$: Observable<ToolWork>) =>
    work$.pipe(
      map((work) => (work.type === 'value' ? value(`${work.value as string}${letter}`) : work)),
    )) as Interceptor;

function seenOf(work$: Observable<ToolWork>): unknown[] {
  const seen: unknown[] = [];
  work$.subscribe({ next: (work) => seen.push(work), error: (error: unknown) => seen.push(error) });
  return seen;
}

describe('perform', () => {
  it('should be the very work where there are no interceptors', () => {
    const work$ = of(value('ok'));
    expect(performed([], work$)).toBe(work$);
  });

  it('should pass the work through all of them, the first being the outermost', () => {
    expect(seenOf(performed([adding('1'), adding('2')], of(value('ok '))))).toEqual([value('ok 21')]);
  });

  it('should tell them the unit, and let them stop the run', () => {
    const stop = jest.fn();
    const told: unknown[] = [];
    const interceptor: Interceptor = (given, work$) => {
      told.push(given);
      given.stop('after_turn');
      return work$;
    };
    const env = environment({ interceptors: [interceptor], stop });
    seenOf(of(value('ok')).pipe(performing(env)));
    expect(told).toEqual([expect.objectContaining({ ...unit, scheduler: env.scheduler, run: { runId: 'run_1' } })]);
    expect(stop.mock.calls).toEqual([['after_turn']]);
  });

  it('should give all units of a run one object that stands for it', () => {
    const runs: object[] = [];
    const interceptor: Interceptor = ({ run }, work$) => (runs.push(run), work$);
    const [first, second] = [
      environment({ interceptors: [interceptor] }),
      environment({ interceptors: [interceptor] }),
    ];
    for (const env of [first, first, second]) seenOf(of(value('ok')).pipe(performing(env)));
    expect(runs[0]).toBe(runs[1]);
    expect(runs[0]).not.toBe(runs[2]);
  });

  it('should not compute an input that nobody reads', () => {
    const input = jest.fn(() => 'computed');
    const read: unknown[] = [];
    const env = environment({ interceptors: [(given, work$) => (read.push(given.key), work$)] });
    seenOf(of(value('ok')).pipe(performing(env, input)));
    expect(read).toEqual(['turn-1/tool/a']);
    expect(input).not.toHaveBeenCalled();
  });

  it(
    'should ask them for each subscriber, and not before',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('--v|', { v: value('ok') });
      const asked = jest.fn<never, [unknown, unknown]>((_unit, work$) => work$ as never);
      const work$ = performed([asked], work);
      expect(asked).not.toHaveBeenCalled();
      expectObservable(work$).toBe('     --v|', { v: value('ok') });
      expectObservable(work$, '-^!').toBe('--');
      expectSubscriptions(work.subscriptions).toBe(['^--!', '-^!']);
    }),
  );

  it('should name the unit whose interceptor throws', () => {
    const cause = new Error('no tracer');
    const throws: Interceptor = () => {
      throw cause;
    };
    expect(seenOf(performed([throws], of(value('ok'))))).toEqual([
      expect.objectContaining({ name: 'CallbackError', unit: 'interceptor of turn-1/tool/a', cause }),
    ]);
    const ours = new UserError('over budget');
    const refuses: Interceptor = () => {
      throw ours;
    };
    expect(seenOf(performed([refuses], of(value('ok'))))).toEqual([ours]);
  });

  it('should name the unit whose interceptor returns no Observable', () => {
    const forgets = (() => undefined) as unknown as Interceptor;
    expect(seenOf(performed([forgets], of(value('ok'))))).toEqual([
      expect.objectContaining({ name: 'CallbackError', unit: 'interceptor of turn-1/tool/a' }),
    ]);
  });

  it('should name a unit by its place alone where it has no step', () => {
    const keys: string[] = [];
    const env = environment({ interceptors: [({ key }, work$) => (keys.push(key), work$)] });
    const place = { env, agent: { name: 'A' }, number: 1, key: 'turn-1' };
    seenOf(of(value('ok')).pipe(perform(place, 'tool_call', 'A', '', () => undefined)));
    expect(keys).toEqual(['turn-1']);
  });

  it('should pass on the error that the work ends in', () => {
    const error = new Error('no database');
    expect(
      seenOf(
        performed(
          [adding('1')],
          throwError(() => error),
        ),
      ),
    ).toEqual([error]);
  });

  it('should let an interceptor see that the work has completed, as a tracer wants, and not that it was left', () => {
    const seen: string[] = [];
    const traced: Interceptor = (_unit, work$) =>
      work$.pipe(tap({ complete: () => seen.push('complete'), unsubscribe: () => seen.push('unsubscribe') }));
    seenOf(performed([traced], of(value('ok'))));
    expect(seen).toEqual(['complete']);
  });

  describe('holds interceptors to their law: exactly one value, last', () => {
    const swallowing: Interceptor = () => EMPTY;
    const adding2 = ((_unit: unknown, work$: Observable<unknown>) => concat(work$, of(value('more')))) as Interceptor;

    it('should be an error where one ends the work without its value', () => {
      expect(seenOf(performed([swallowing], of(value('ok'))))).toEqual([
        expect.objectContaining({ name: expect.stringMatching(/^(CallbackError|UserError)$/) }),
      ]);
    });

    it(
      'should end also where a teardown of one throws, and RxJS waits for ever over that in the next',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const torn = intercept('tool_call', () =>
          finalize(() => {
            throw new Error('teardown');
          }),
        );
        const going = intercept('tool_call', () => (work$) => concat(work$, EMPTY));
        const work = cold('--v-|', { v: value('ok') });
        const subs = '     ^---!';
        const expected = ' --v-|';
        expectObservable(performed([going, torn], work)).toBe(expected, { v: value('ok') });
        expectSubscriptions(work.subscriptions).toBe(subs);
      }),
    );

    it('should pass on nothing after the value', () => {
      expect(seenOf(performed([adding2], of(value('ok'))))).toEqual([value('ok')]);
    });
  });
});
