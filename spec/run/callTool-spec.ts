import { concat, EMPTY, map, NEVER, of, throwError, type Observable } from 'rxjs';
import { intercept, isRunItemEvent, progress, type FunctionTool, type RunEvent, type Work } from 'rxagents';
import { callTool } from '../../src/run/callTool.js';
import { environment } from '../helpers/environment.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const call = functionCall('a', 'look_up', '{"word":"x"}');
const answerOf = (tool: FunctionTool<never>, env = environment()): Observable<RunEvent> =>
  callTool(turnOf({ env, tools: [tool] }), call);

/** The outputs, as the model is sent them, and the error of the run. */
function outcomeOf(answer$: Observable<RunEvent>): unknown[] {
  const seen: unknown[] = [];
  answer$.subscribe({
    next: (event) =>
      isRunItemEvent(event, 'tool_output') && seen.push((event.item.rawItem as { output: unknown }).output),
    error: (error: unknown) => seen.push(error),
  });
  return seen;
}

describe('callTool', () => {
  it(
    'should report progress, then the output, and be torn down with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold(' -h-v|', { h: progress('half'), v: 'ok' });
      const subs = ['     ^---!', '^-!'];
      const expected = '  -p--(o|)';
      const answer$ = answerOf(toolNamed({}, () => work)).pipe(map(letterOf));
      expectObservable(answer$).toBe(expected);
      expectObservable(answer$, '^-!').toBe('-p');
      expectSubscriptions(work.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );

  it('should hold the value itself beside what the model is sent', () => {
    const value = { meaning: 'a letter' };
    const events: RunEvent[] = [];
    answerOf(toolNamed({}, () => value)).subscribe((event) => events.push(event));
    expect(events).toEqual([
      {
        type: 'run_item_stream_event',
        name: 'tool_output',
        item: {
          type: 'tool_call_output_item',
          agent: { name: 'A' },
          rawItem: { type: 'function_call_output', call_id: 'a', output: '{"meaning":"a letter"}' },
          output: value,
        },
      },
    ]);
  });

  it('should name the tool and the call with its progress', () => {
    const events: RunEvent[] = [];
    answerOf(toolNamed({}, () => of(progress(0.5), 'ok'))).subscribe((event) => events.push(event));
    expect(events[0]).toEqual({ type: 'tool_progress_event', toolName: 'look_up', callId: 'a', data: 0.5 });
  });

  it('should tell the model what is wrong with its arguments, and not start the tool', () => {
    const execute = jest.fn();
    const turn = turnOf({ tools: [toolNamed({}, execute)] });
    for (const text of ['{', '[]']) {
      const [told] = outcomeOf(callTool(turn, functionCall('a', 'look_up', text)));
      expect(told).toContain('The arguments of tool "look_up" are not valid');
    }
    expect(execute).not.toHaveBeenCalled();
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no database');
      },
    ],
    ['errors', () => throwError(() => new Error('no database'))],
  ])('should tell the model of a tool that %s', (_what, execute) => {
    expect(outcomeOf(answerOf(toolNamed({}, execute)))).toEqual([expect.stringContaining('no database')]);
  });

  it('should tell the model of an output that has no JSON', () => {
    expect(outcomeOf(answerOf(toolNamed({}, () => 10n)))).toEqual([expect.stringMatching(/BigInt/i)]);
  });

  it("should make a typed error of the run's where what the model is to be told instead has no JSON either", () => {
    const tool = toolNamed({ errorFunction: () => 10n }, () => throwError(() => new Error('x')));
    expect(outcomeOf(answerOf(tool))).toEqual([
      expect.objectContaining({ name: 'CallbackError', unit: 'errorFunction of tool "look_up"' }),
    ]);
  });

  it("should make the error the run's where the tool says so", () => {
    const tool = toolNamed({ errorFunction: null }, () => throwError(() => new Error('no database')));
    expect(outcomeOf(answerOf(tool))).toEqual([expect.objectContaining({ name: 'ToolCallError', callId: 'a' })]);
  });

  it(
    'should stop the tool at its limit, and tell the model',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('----------(v|)');
      const subs = '     ^----!';
      const expected = ' -----(o|)';
      expectObservable(answerOf(toolNamed({ timeoutMs: 5 }, () => work)).pipe(map(letterOf))).toBe(expected);
      expectSubscriptions(work.subscriptions).toBe(subs);
    }),
  );

  describe('of a tool that does not exist', () => {
    const missing = functionCall('a', 'look_down');

    it('should tell the model where the run says so', () => {
      const env = environment({ toolNotFoundBehavior: 'return_error_to_model' });
      expect(outcomeOf(callTool(turnOf({ env }), missing))).toEqual(['Tool "look_down" not found.']);
    });
  });

  describe('through the interceptors', () => {
    it('should be a unit of work with its own key, and the arguments as input', () => {
      const units: unknown[] = [];
      const interceptor = intercept(
        'tool_call',
        ({ stop: _stop, scheduler: _scheduler, run: _run, ...unit }) =>
          (work$) => (units.push(unit), work$),
      );
      outcomeOf(answerOf(toolNamed(), environment({ interceptors: [interceptor] })));
      expect(units).toMatchObject([
        {
          kind: 'tool_call',
          name: 'look_up',
          agent: { name: 'A' },
          turn: 1,
          key: 'turn-1/tool/a',
          input: { callId: 'a', name: 'look_up', arguments: '{"word":"x"}' },
        },
      ]);
    });

    it('should show them the error before the model is told', () => {
      const replaced = intercept('tool_call', () => () => of({ type: 'value', value: 'cached' }));
      const failing = toolNamed({}, () => throwError(() => new Error('no database')));
      expect(outcomeOf(answerOf(failing, environment({ interceptors: [replaced] })))).toEqual(['cached']);
    });

    it('should answer every call, also where an interceptor swallows the output', () => {
      const swallowed = intercept('tool_call', () => () => EMPTY);
      expect(outcomeOf(answerOf(toolNamed(), environment({ interceptors: [swallowed] })))).toEqual([
        expect.stringContaining('An interceptor ended turn-1/tool/a without an outcome'),
      ]);
    });

    it('should answer a call once: what an interceptor adds to the output is not another', () => {
      const twice = intercept(
        'tool_call',
        () => () => of<Work['tool_call'][]>({ type: 'value', value: 1 }, { type: 'value', value: 2 }),
      );
      expect(
        outcomeOf(
          answerOf(
            toolNamed({}, () => NEVER),
            environment({ interceptors: [twice] }),
          ),
        ),
      ).toHaveLength(1);
    });
  });

  it('should say nothing of what an interceptor adds that is neither progress nor the value', () => {
    const adding = intercept(
      'tool_call',
      () => (work$) => concat(of({ type: 'seen' } as unknown as Work['tool_call']), work$),
    );
    const seen: string[] = [];
    answerOf(toolNamed(), environment({ interceptors: [adding] })).subscribe((event) => seen.push(letterOf(event)));
    expect(seen).toEqual(['o']);
  });
});
