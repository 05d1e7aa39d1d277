import {
  asyncScheduler,
  concat,
  defer,
  finalize,
  map,
  merge,
  NEVER,
  of,
  takeUntil,
  tap,
  throwError,
  timer,
  type Observable,
} from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  budget,
  fallback,
  hedge,
  limitConcurrency,
  ModelError,
  retry,
  run,
  timeouts,
  tool,
  type BudgetHit,
  type FunctionTool,
  type Interceptor,
  type Model,
  type ModelEvent,
  type RunEvent,
} from 'rxagents';
import { error, failed, responseEvents, scriptedModel, text, toolCall, usage, type Script } from 'rxagents/testing';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { timelineOf } from '../helpers/timelineOf.js';
import { unpairedCalls } from '../helpers/unpairedCalls.js';

const MINUTE = 60_000;
const toolOf = (execute: () => unknown): FunctionTool =>
  tool({ name: 'look_up', description: '', parameters: z.object({}), execute });
const call = toolCall('look_up', {});
const cut = new ModelError('cut');
const modelOf = (script: Script, chunkDelayMs = 0, name = 'scripted') => scriptedModel(script, { name, chunkDelayMs });
const agentOf = (model: Model, ...tools: FunctionTool[]) => new Agent({ name: 'A', model, tools });
const namesOf = (events: readonly RunEvent[]) => events.map(({ type }) => type);

/** A run that fails in virtual time: its timeline, and its error. */
function failureOf(make: () => Observable<RunEvent>): { line: string; error: unknown } {
  let thrown: unknown;
  const line = timelineOf(() => make().pipe(tap({ error: (failure: unknown) => (thrown = failure) })));
  return { line, error: thrown };
}

/** The interceptors of a run as those of a run that is nested in it see them: all units are of one outermost run. */
function inTree(...interceptors: readonly Interceptor[]): Interceptor[] {
  const root = { runId: 'root' };
  return interceptors.map(
    (interceptor): Interceptor =>
      (unit, work$) =>
        interceptor({ ...unit, run: root }, work$),
  );
}

describe('retry', () => {
  it('usage after retry: the text is the last attempt’s, the failed attempt counts as unfinished', () => {
    const model = modelOf([error(cut, text('Hal')), text('Hello')]);
    const events = eventsOf(run(agentOf(model), 'Hi', { interceptors: [retry({ delayMs: 0 })] }));
    expect(namesOf(events).filter((type) => type === 'response_retracted_event')).toHaveLength(1);
    expect(finishedOf(events)).toMatchObject({
      finalOutput: 'Hello',
      newItems: [{ type: 'message_output_item' }],
      rawResponses: [{ usage: { totalTokens: 15 } }],
      usage: { requests: 1, totalTokens: 15, unfinished: [{ estimatedOutputTokens: 1 }] },
    });
  });

  it('should keep what there was when no further attempt emits anything', () => {
    const model = modelOf([error(cut, text('Hal')), error(cut), error(cut)]);
    const { error: thrown } = failureOf(() => run(agentOf(model), 'Hi', { interceptors: [retry({ delayMs: 9 })] }));
    expect(thrown).toMatchObject({ name: 'ModelError', partial: { newItems: [{ type: 'message_output_item' }] } });
    expect(model.calls).toHaveLength(3);
  });

  it('should go on from a response that failed in the stream, and leave the last one to the run', () => {
    const overloaded = failed({ code: 'server_error', message: 'Overloaded.' }, text('Hal'));
    const interceptors = [retry({ count: 1, delayMs: 0 })];
    expect(resultOf(run(agentOf(modelOf([overloaded, text('Hello')])), 'Hi', { interceptors }))).toMatchObject({
      finalOutput: 'Hello',
      usage: { requests: 1, unfinished: [{ estimatedOutputTokens: 1 }] },
    });
    const { error: thrown } = failureOf(() => run(agentOf(modelOf([overloaded, overloaded])), 'Hi', { interceptors }));
    expect(thrown).toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('Overloaded'),
      partial: { rawResponses: [{ status: 'failed' }] },
    });
  });

  it('should count exactly what a response that failed says of its cost, whatever comes after it', () => {
    const overloaded = failed(
      { code: 'server_error', message: 'Overloaded.' },
      text('Hal'),
      usage({ input: 7, output: 3 }),
    );
    const interceptors = [retry({ count: 1, delayMs: 9 })];
    const once = { requests: 1, totalTokens: 10, unfinished: [] };
    const { error: thrown } = failureOf(() => run(agentOf(modelOf([overloaded, error(cut)])), 'Hi', { interceptors }));
    expect(thrown).toMatchObject({ message: 'cut', partial: { usage: once } });
    const endOf = (script: Script, options: object = {}): unknown => {
      let last: unknown;
      const make = () => run(agentOf(modelOf(script)), 'Hi', { interceptors, ...options });
      timelineOf(() => make().pipe(tap((event) => (last = event))));
      return last;
    };
    expect(endOf([overloaded], { stop: timer(5) })).toMatchObject({ result: { status: 'stopped', usage: once } });
    expect(endOf([overloaded, text('Hello')])).toMatchObject({
      result: {
        usage: { requests: 2, totalTokens: 25, perRequest: [{ totalTokens: 10 }, { totalTokens: 15 }], unfinished: [] },
        rawResponses: [{ status: 'completed' }],
      },
    });
  });

  it('aborts are never retried: unsubscribed or stopped, the model is not asked again', () => {
    const model = modelOf(() => error(cut));
    const interceptors = [retry({ delayMs: 10 })];
    expect(timelineOf(() => run(agentOf(model), 'Hi', { interceptors, stop: timer(5) }))).toBe('0:a 5:f|');
    expect(timelineOf(() => run(agentOf(model), 'Hi', { interceptors }).pipe(takeUntil(timer(5))))).toBe('0:a 5:|');
    expect(model.calls).toHaveLength(2);
  });

  it('should repeat no tool', () => {
    const execute = jest.fn(() => 'ok');
    const model = modelOf([call, error(cut), text('Done.')]);
    expect(
      resultOf(run(agentOf(model, toolOf(execute)), 'Hi', { interceptors: [retry({ delayMs: 0 })] })).finalOutput,
    ).toBe('Done.');
    expect(execute).toHaveBeenCalledTimes(1);
  });
});

describe('fallback', () => {
  it('mid-stream: the result holds only the second model’s text, usage counts both', () => {
    const second = modelOf([text('Good day.')], 0, 'm2');
    const model = fallback([modelOf([error(cut, text('Hello'))], 0, 'm1'), second]);
    const events = eventsOf(run(agentOf(model), 'Hi'));
    const types = namesOf(events).filter((type) => type !== 'raw_response_event');
    expect(types).toEqual([
      'agent_updated_stream_event',
      'run_item_stream_event',
      'response_retracted_event',
      'run_item_stream_event',
      'run_finished_event',
    ]);
    const result = finishedOf(events);
    expect(result).toMatchObject({
      finalOutput: 'Good day.',
      usage: { requests: 1, totalTokens: 15, unfinished: [{ responseId: 'resp_m1_1', estimatedOutputTokens: 2 }] },
    });
    expect(result?.newItems).toHaveLength(1);
    expect(JSON.stringify(result?.history)).not.toContain('Hello');
  });

  it('should count exactly what the first model’s response that failed has cost', () => {
    const overloaded = failed(
      { code: 'server_error', message: 'Overloaded.' },
      text('Hello'),
      usage({ input: 7, output: 3 }),
    );
    const model = fallback([modelOf([overloaded]), modelOf([text('Good day.')])]);
    expect(resultOf(run(agentOf(model), 'Hi'))).toMatchObject({
      usage: { requests: 2, inputTokens: 17, outputTokens: 8, totalTokens: 25, unfinished: [] },
      rawResponses: [{ status: 'completed' }],
    });
  });

  it('should stand inside a retry, which starts over with the first model, and have its attempts numbered with it', () => {
    const m1 = modelOf([error(cut, text('a')), error(cut, text('b'))], 0, 'm1');
    const m2 = modelOf([error(cut, text('c')), text('Done.')], 0, 'm2');
    const events = eventsOf(run(agentOf(fallback([m1, m2])), 'Hi', { interceptors: [retry({ delayMs: 0 })] }));
    expect(finishedOf(events)).toMatchObject({ finalOutput: 'Done.', newItems: [{}] });
    expect(events.flatMap((event) => (event.type === 'response_retracted_event' ? event.attempt : []))).toEqual([
      1, 2, 3,
    ]);
  });
});

describe('hedge', () => {
  it('should answer from the attempt that emits first, and withdraw nothing', () => {
    const model = modelOf((_request, index) => (index === 0 ? NEVER : text('Hello')), 1);
    const line = timelineOf(() => run(agentOf(model), 'Hi', { interceptors: [hedge(20)] }));
    expect(line).toMatch(/^0:a 21:r .*:rf\|$/);
    expect(line).not.toContain('x');
    expect(model.calls.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  it('should count an attempt whose response fails with its cost while another is under way', () => {
    const failure = responseEvents(
      failed({ code: 'server_error', message: 'Overloaded.' }, usage({ input: 7, output: 3 })),
    );
    const model = modelOf(
      (_request, index) => (index === 0 ? concat(NEVER.pipe(takeUntil(timer(25))), failure.slice(-1)) : text('Hello')),
      10,
    );
    let result: unknown;
    const make = () => run(agentOf(model), 'Hi', { interceptors: [hedge(20)] });
    timelineOf(() => make().pipe(tap((event) => event.type === 'run_finished_event' && (result = event.result))));
    expect(result).toMatchObject({
      finalOutput: 'Hello',
      rawResponses: [{ status: 'completed' }],
      usage: { requests: 2, totalTokens: 25, perRequest: [{ totalTokens: 10 }, { totalTokens: 15 }], unfinished: [] },
    });
  });

  it('should be hedged again when it is retried', () => {
    const model = modelOf((_request, index) => [error(cut, text('H')), NEVER, text('Hello')][index]!);
    const line = timelineOf(() => run(agentOf(model), 'Hi', { interceptors: [retry({ delayMs: 100 }), hedge(20)] }));
    expect(line).toBe('0:arm 120:xrmrf|');
  });
});

describe('timeouts', () => {
  it('idle is paused while tools run: ten minutes of a tool with an idle limit of one', () => {
    const model = modelOf([call, text('Done.')]);
    const interceptors = [timeouts({ idle: MINUTE, firstEvent: MINUTE })];
    const slow = toolOf(() => timer(10 * MINUTE));
    expect(timelineOf(() => run(agentOf(model, slow), 'Hi', { interceptors }))).toBe('0:arcr 600000:ormrf|');
  });

  it('should end a run whose model stalls exactly at the limit, and leave the model', () => {
    const left = jest.fn();
    const model = modelOf([NEVER.pipe(finalize(left))]);
    const { line, error: thrown } = failureOf(() =>
      run(agentOf(model), 'Hi', { interceptors: [timeouts({ firstEvent: 30_000 })] }),
    );
    expect(line).toBe('0:a 30000:#');
    expect(thrown).toMatchObject({ name: 'RunTimeoutError', scope: 'firstEvent', ms: 30_000 });
    expect(left).toHaveBeenCalledTimes(1);
  });

  it('should limit each attempt where a retry stands before, which goes on from a silent model', () => {
    const model = modelOf((_request, index) => (index === 0 ? NEVER : text('Hello')));
    const interceptors = [retry({ delayMs: 10 }), timeouts({ firstEvent: 50 })];
    expect(timelineOf(() => run(agentOf(model), 'Hi', { interceptors }))).toBe('0:a 60:rmrf|');
    const all = modelOf([NEVER, text('Hello')]);
    const { line } = failureOf(() => run(agentOf(all), 'Hi', { interceptors: [...interceptors].reverse() }));
    expect(line).toBe('0:a 50:#');
  });

  it('should keep what a run and a turn had come to', () => {
    for (const scope of ['run', 'turn'] as const) {
      const model = modelOf([call]);
      const { line, error: thrown } = failureOf(() =>
        run(
          agentOf(
            model,
            toolOf(() => NEVER),
          ),
          'Hi',
          { interceptors: [timeouts({ [scope]: 500 })] },
        ),
      );
      expect(line).toBe('0:arcr 500:o#');
      expect(thrown).toMatchObject({
        name: 'RunTimeoutError',
        scope,
        partial: { newItems: [{ type: 'tool_call_item' }, { type: 'tool_call_output_item' }] },
      });
    }
  });

  it('should tell the model of a tool that is too late', () => {
    const model = modelOf([call, text('Then not.')]);
    const interceptors = [timeouts({ tool: 500 })];
    expect(
      timelineOf(() =>
        run(
          agentOf(
            model,
            toolOf(() => NEVER),
          ),
          'Hi',
          { interceptors },
        ),
      ),
    ).toBe('0:arcr 500:ormrf|');
    expect(JSON.stringify(model.calls[1]?.input)).toContain('longer than 500 ms');
  });
});

describe('budget', () => {
  const endless: Script = () => call;

  it('should stop a run, whose history stays acceptable', () => {
    const result = resultOf(
      run(
        agentOf(
          modelOf(endless),
          toolOf(() => 'ok'),
        ),
        'Hi',
        { interceptors: [budget({ tokens: 40 })] },
      ),
    );
    expect(result).toMatchObject({ status: 'stopped', usage: { requests: 3, totalTokens: 45 } });
    expect(unpairedCalls(result.history)).toEqual([]);
  });

  it('should fail a run, also in front of a tool, which the model is not told', () => {
    const execute = jest.fn(() => 'ok');
    const model = modelOf(endless);
    const { error: thrown } = failureOf(() =>
      run(agentOf(model, toolOf(execute)), 'Hi', { interceptors: [budget({ toolCalls: 2 }, 'fail')] }),
    );
    expect(thrown).toMatchObject({
      name: 'BudgetExceededError',
      kind: 'toolCalls',
      partial: { status: 'failed', usage: { requests: 3 } },
    });
    expect(execute).toHaveBeenCalledTimes(2);
    expect(model.calls).toHaveLength(3);
  });

  it('should ask, and be the failure of what it asks', () => {
    const agent = () =>
      agentOf(
        modelOf(endless),
        toolOf(() => 'ok'),
      );
    const onHit = jest.fn(({ spent }: BudgetHit) => of(spent < 60));
    const result = resultOf(run(agent(), 'Hi', { interceptors: [budget({ tokens: 30 }, onHit)] }));
    expect(result).toMatchObject({ status: 'stopped', usage: { totalTokens: 60 } });
    expect(onHit.mock.calls.map(([{ limit }]) => limit)).toEqual([30, 60]);
    for (const limits of [{ tokens: 30 }, { toolCalls: 1 }]) {
      const { error: thrown } = failureOf(() =>
        run(agent(), 'Hi', { interceptors: [budget(limits, () => throwError(() => 'no'))] }),
      );
      expect(thrown).toMatchObject({ name: 'CallbackError', cause: 'no' });
    }
  });

  it('should be new for each run', () => {
    const interceptors = [budget({ turns: 1 })];
    const run$ = defer(() => run(agentOf(modelOf([text('Hi')])), 'Hi', { interceptors }));
    for (const _again of [1, 2]) expect(resultOf(run$)).toMatchObject({ status: 'completed' });
  });

  describe('race of nested budgets: two children side by side share one', () => {
    /** The tokens of a tree of three runs: its root calls two children, each of which would go on for ever. */
    const treeOf = (interceptor: Interceptor) => {
      const tokens: number[] = [];
      const interceptors = inTree(interceptor);
      const expensive: Script = () => [call, usage({ input: 80, output: 20 })];
      const counted = (model: Model): Model => ({
        name: model.name,
        stream: (request) =>
          (model.stream(request) as Observable<ModelEvent>).pipe(
            tap(({ type }) => type === 'response.completed' && tokens.push(100)),
          ),
      });
      const child = defer(() =>
        run(
          agentOf(
            counted(modelOf(expensive, 1)),
            toolOf(() => timer(1)),
          ),
          'Hi',
          { interceptors },
        ),
      );
      const root = agentOf(
        counted(modelOf([[call, call, usage({ input: 80, output: 20 })], text('Done.')])),
        toolOf(() => child),
      );
      const line = timelineOf(() => run(root, 'Hi', { interceptors, maxTurns: null }));
      return { line, spent: tokens.reduce((sum, count) => sum + count, 0) };
    };

    it('should stop the whole tree, with what was under way beside each other as the most that is overspent', () => {
      const { line, spent } = treeOf(budget({ tokens: 350 }));
      expect(line).toMatch(/f\|$/);
      expect(spent).toBe(500);
    });

    it('should be asked once at each hit', () => {
      const onHit = jest.fn(({ limit }: BudgetHit) => timer(5).pipe(map(() => limit < 600)));
      const { line, spent } = treeOf(budget({ tokens: 300 }, onHit));
      expect(line).toMatch(/f\|$/);
      expect(onHit.mock.calls.map(([hit]) => hit)).toEqual([
        { kind: 'tokens', limit: 300, spent: 300 },
        { kind: 'tokens', limit: 600, spent: 600 },
      ]);
      expect(spent).toBe(700);
    });
  });
});

describe('limitConcurrency', () => {
  it('should let so many model calls of many runs work at a time, in the order in which they came', () => {
    let [working, most] = [0, 0];
    const counted = (model: Model): Model => ({
      name: model.name,
      stream: (request) =>
        defer(() => {
          most = Math.max(most, ++working);
          return (model.stream(request) as Observable<never>).pipe(finalize(() => (working -= 1)));
        }),
    });
    const interceptors = [limitConcurrency(2), retry({ delayMs: 5 })];
    const model = counted(modelOf(({ input }) => (input.length > 1 ? text('Done.') : call), 10));
    const finished: number[] = [];
    const runs = [1, 2, 3, 4, 5].map((index) =>
      run(
        agentOf(
          model,
          toolOf(() => timer(7)),
        ),
        'Hi',
        { interceptors },
      ).pipe(tap({ complete: () => finished.push(index) })),
    );
    timelineOf(() => merge(...runs));
    expect([most, working]).toEqual([2, 0]);
    expect(finished).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('policies together', () => {
  afterEach(() => jest.useRealTimers());

  const all = (): Interceptor[] => [
    timeouts({ run: 900, turn: 800, tool: 200, firstEvent: 300, idle: 100 }),
    budget({ tokens: 1_000, turns: 10 }, () => timer(3).pipe(map(() => true))),
    limitConcurrency(1),
    retry({ delayMs: 20 }),
    hedge(50),
  ];
  const runOf = (): Observable<RunEvent> => {
    const script: Script = (_request, index) =>
      [error(cut, text('Ha')), NEVER, call, error(cut), text('Hello')][index] ?? text('More');
    return run(
      agentOf(
        modelOf(script, 1),
        toolOf(() => timer(30)),
      ),
      'Hi',
      { interceptors: all() },
    );
  };

  it('should be exact in virtual time', () => {
    expect(timelineOf(runOf)).toBe(
      // Cut at 8, again at 28, hedged at 78; the tool takes 30; cut at 115, again at 135.
      '0:a 1:r 2:r 3:r 4:r 5:r 6:r 7:rm 79:xr 80:r 81:r 82:r 83:rc 84:r 114:o ' +
        '136:r 137:r 138:r 139:r 140:r 141:r 142:rm 143:rf|',
    );
  });

  it('every timer dies with its subscription, whenever that is', () => {
    jest.useFakeTimers();
    for (let at = 0; at <= 180; at += 3) {
      const subscription = runOf().subscribe();
      jest.advanceTimersByTime(at);
      if (at < 143) expect(jest.getTimerCount()).toBeGreaterThan(0);
      subscription.unsubscribe();
      expect([at, jest.getTimerCount()]).toEqual([at, 0]);
    }
  });

  it('should leave nothing behind a run that ends by itself', () => {
    jest.useFakeTimers();
    const seen: string[] = [];
    runOf().subscribe({ complete: () => seen.push('complete') });
    jest.advanceTimersByTime(500);
    expect([seen, jest.getTimerCount()]).toEqual([['complete'], 0]);
  });

  it('should be the same run as one without them where nothing goes wrong', () => {
    const script: Script = [call, text('Hi')];
    const eventsWith = (interceptors: Interceptor[]) =>
      JSON.stringify(
        eventsOf(
          run(
            agentOf(
              modelOf(script),
              toolOf(() => 'ok'),
            ),
            'Hi',
            { runId: 'r', interceptors },
          ),
        ),
      );
    const schedule = jest.spyOn(asyncScheduler, 'schedule');
    expect(eventsWith(all().slice(1))).toBe(eventsWith([]));
    expect(schedule).not.toHaveBeenCalled();
    schedule.mockRestore();
    expect(eventsWith(all())).toBe(eventsWith([]));
  });
});
