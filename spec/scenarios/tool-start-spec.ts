import { map, NEVER, Observable, of, retry as again, Subject, takeWhile, timer } from 'rxjs';
import {
  Agent,
  fallback,
  intercept,
  ModelError,
  progress,
  retry,
  run,
  RunState,
  tool,
  type AgentsError,
  type Eventually,
  type FunctionTool,
  type HookEvents,
  type Model,
  type RunEvent,
  type RunOptions,
  type RunResult,
} from 'rxagents';
import {
  error,
  failed,
  marbleModel,
  marbleTool,
  response,
  responseEvents,
  runMarbles,
  scriptedModel,
  strictHistory,
  text,
  toolCall,
  usage,
} from 'rxagents/testing';
import { resultOf } from '../helpers/eventsOf.js';
import { kindOf } from '../helpers/fakeSession.js';
import { letterOf } from '../helpers/letterOf.js';
import { timelineOf } from '../helpers/timelineOf.js';

const PASS = { tripwireTriggered: false };
const TRIP = { tripwireTriggered: true };
const after = <T>(ms: number, value: T): Observable<T> => timer(ms).pipe(map(() => value));

/** Capitals are calls of tools of that name, small letters pieces of text. */
const LETTERS = { A: toolCall('A'), B: toolCall('B'), X: toolCall('X'), s: 'Let me see.', d: 'Done' };
const modelOf = (...diagrams: readonly string[]) => marbleModel([...diagrams, 'd|'], LETTERS);

const executed: string[] = [];
beforeEach(() => executed.splice(0));
/** A tool that says so when it starts, and settles at once unless it is told otherwise. */
const toolNamed = (
  name: string,
  execute: () => Eventually<unknown> = () => `${name} done`,
  needsApproval: FunctionTool['needsApproval'] = false,
): FunctionTool => {
  const noted = (): Eventually<unknown> => {
    executed.push(name);
    return execute();
  };
  const made = tool({ name, description: '', parameters: { type: 'object' }, strict: false, execute: noted });
  return { ...made, needsApproval };
};
const runOf = (model: Model, tools: readonly FunctionTool[], options: RunOptions = {}, more: object = {}) =>
  run(new Agent({ name: 'Start', model, tools, ...more }), 'Hi', { toolStart: 'on_call', ...options });

/** How a run ends in an error: what came before, without raw events, and the error. */
function failureOf(run$: Observable<RunEvent>): { readonly letters: string; readonly error: AgentsError } {
  const errors: AgentsError[] = [];
  let letters = '';
  run$.subscribe({
    next: (event) => (letters += letterOf(event)),
    error: (thrown: unknown) => errors.push(thrown as AgentsError),
  });
  expect(errors).toHaveLength(1);
  return { letters: letters.replace(/r/g, ''), error: errors[0] as AgentsError };
}

describe('a run whose tools start on call', () => {
  it('should start each when its call is complete, and send their outputs in call order', () => {
    const model = modelOf('    --A-----B-----s-----|', '------d|');
    const slow = marbleTool('A', '15ms (x|)');
    const fast = marbleTool('B', '      4ms (y|)');
    const expected = '         a-(rc)--(rc)o-r--o--(rmr)-r(rmrf|)';
    runMarbles(({ expectRun }) => expectRun(runOf(model, [slow, fast])).toBe(expected));
    const sent = model.calls[1]?.input as readonly { call_id?: string; output?: string }[];
    expect(sent.map(({ call_id, output }) => output ?? call_id)).toEqual([
      ...[undefined, 'call_1_0', 'call_1_1', undefined],
      ...['x', 'y'],
    ]);
  });

  it('should let the response end, and wait for them before the next turn', () => {
    const model = modelOf('--A-----s--|', '-');
    const slow = marbleTool('A', '20ms (x|)');
    const expected = '     a-(rc)--r--(rmr) 6ms o';
    runMarbles(({ expectRun }) => expectRun(runOf(model, [slow]), '^ 30ms !').toBe(expected));
    expect(model.calls).toHaveLength(2);
  });

  it('should pass on their progress while the model streams', () => {
    const model = modelOf('--A---------s-----|', '------d|');
    const busy = marbleTool('A', '----p----(x|)', { p: progress('half'), x: 'x' });
    const expected = '     a-(rc)p----or-----(rmr)-r(rmrf|)';
    runMarbles(({ expectRun }) => expectRun(runOf(model, [busy])).toBe(expected));
  });

  it('should start no more at a time than toolConcurrency allows, in call order', () => {
    const model = modelOf('--A-----B-----s-----------|', '------d|');
    const tools = ['A', 'B'].map((name) => marbleTool(name, '10ms (x|)'));
    // B starts when A settles.
    const expected = '     a-(rc)--(rc)o-r-------o---(rmr)-r(rmrf|)';
    runMarbles(({ expectRun }) => expectRun(runOf(model, tools, { toolConcurrency: 1 })).toBe(expected));
  });

  it('should start at its end those that only the terminal event holds', () => {
    const [terminal] = responseEvents(response([toolCall('A')])).slice(-1);
    const model = scriptedModel((_request, index) => (index === 0 ? of(terminal!) : text('Done')));
    const look = toolNamed('A');
    const onLlmEnd = (): void => void executed.push('response ended');
    expect(resultOf(runOf(model, [look], { hooks: { onLlmEnd } })).finalOutput).toBe('Done');
    expect(executed).toEqual(['response ended', 'A', 'response ended']);
  });

  it('should tell onLlmEnd of the response alone, while a tool goes on', () => {
    const told: HookEvents['onLlmEnd'][] = [];
    const look = toolNamed('A');
    const slow = toolNamed('B', () => NEVER);
    const hooks = { onLlmEnd: (event: HookEvents['onLlmEnd']) => void told.push(event) };
    runOf(scriptedModel([[toolCall('A'), toolCall('B')]]), [look, slow], { hooks }).subscribe();
    expect(told.map(({ response: { output } }) => output.map(({ type }) => type))).toEqual([
      ['function_call', 'function_call'],
    ]);
  });

  it('should keep an item with the raw event that completed it, though a tool settles in between', () => {
    const settle = new Subject<string>();
    const look = toolNamed('A', () => settle);
    const letters: string[] = [];
    runOf(scriptedModel([[toolCall('A'), text('Let me see.')], text('Done')]), [look]).subscribe((event) => {
      letters.push(letterOf(event));
      const isMessageDone =
        event.type === 'raw_response_event' &&
        event.data.type === 'response.output_item.done' &&
        event.data.item.type === 'message';
      if (!isMessageDone || settle.closed) return;
      settle.next('x');
      settle.complete();
    });
    expect(letters.join('').replace(/r+/g, 'r')).toBe('arcrmormrf');
  });

  it('should be cut, with the model, by a tool that fails the run', () => {
    const model = modelOf('--A-----s-----|');
    const fatal = marbleTool('A', '8ms #');
    const look = { ...fatal, errorFunction: null };
    runMarbles(({ expectRun }) => {
      expectRun(runOf(model, [look])).toBe('a-(rc)--r-(mo#)', {}, { name: 'ToolCallError' });
    });
  });

  it('should be a UserError where toolStart is none of the two', () => {
    const { error: thrown } = failureOf(runOf(scriptedModel([]), [], { toolStart: 'onCall' as never }));
    expect(thrown).toMatchObject({ name: 'UserError', message: expect.stringContaining("'on_call'") });
  });

  describe('and guardrails', () => {
    const guardrailAfter = (ms: number, verdict = PASS) => ({
      inputGuardrails: [{ name: 'G', execute: () => after(ms, verdict) }],
    });
    const look = marbleTool('A', '2ms (x|)');

    it.each<[string, number, string]>([
      ['while the model streams', 5, '0:a 2:rc 7:o 9:r 11:rmr 12:rmrf|'],
      ['once the response has ended', 20, '0:a 2:rc 9:r 11:rmr 22:or 23:rmrf|'],
    ])('should not start before the verdict on the input, which comes %s', (_when, ms, line) => {
      const timeline = timelineOf(() => runOf(modelOf('--A------s-|'), [look], guardrailAfter(ms)));
      expect(timeline).toBe(line);
    });

    it('should start at once where the verdict is there at once', () => {
      const timeline = (options: RunOptions) => timelineOf(() => runOf(modelOf('--A------s-|'), [look], options));
      const sync = { inputGuardrails: [{ name: 'G', execute: () => PASS }] };
      expect(timeline(sync)).toBe(timeline({}));
      expect(timeline({ inputGuardrails: [{ ...sync.inputGuardrails[0]!, runInParallel: false }] })).toBe(timeline({}));
    });

    it('should not start at all where the input is refused', () => {
      runMarbles(({ expectRun }) => {
        const run$ = runOf(modelOf('--A------s-|'), [toolNamed('A')], guardrailAfter(6, TRIP));
        expectRun(run$).toBe('a-(rc)#', {}, { name: 'InputGuardrailTripwireTriggered' });
      });
      expect(executed).toEqual([]);
    });

    it.each([
      ['passes', PASS, ['A', 'B']],
      ['is refused', TRIP, ['A']],
    ])('should not start while their call is held back: what is held %s', (_what, verdict, started) => {
      const hold = { outputGuardrails: [{ name: 'O', mode: 'hold' as const, execute: () => verdict }] };
      const model = scriptedModel([[toolCall('A'), text('Let me see.'), toolCall('B')], text('Done')]);
      const errors: unknown[] = [];
      runOf(model, [toolNamed('A'), toolNamed('B')], hold).subscribe({
        error: (thrown: unknown) => errors.push(thrown),
      });
      expect(executed).toEqual(started);
      expect(errors).toHaveLength(verdict === TRIP ? 1 : 0);
    });
  });

  describe('and approvals', () => {
    const pay = toolNamed('B', () => 'paid', true);

    it('should announce one when its call is complete, run the others, and end interrupted', () => {
      const model = modelOf('--A-----B-----s-----|');
      const look = marbleTool('A', '15ms (x|)');
      const expected = '     a-(rc)--(rcy)-r--o--(rmrf|)';
      runMarbles(({ expectRun }) => expectRun(runOf(model, [look, pay])).toBe(expected));
    });

    it('should go on from there: the tool runs once', () => {
      const model = strictHistory(scriptedModel([[toolCall('A'), toolCall('B')], text('Done')]));
      const agent = new Agent({ name: 'Start', model, tools: [toolNamed('A'), pay] });
      const options: RunOptions = { toolStart: 'on_call' };
      const first = resultOf(run(agent, 'Hi', options));
      expect(first.status).toBe('interrupted');
      const { state } = first;
      const last = resultOf(run(agent, state.approve(state.interruptions[0]!), options));
      expect(last.finalOutput).toBe('Done');
      expect(executed).toEqual(['A', 'B']);
    });

    it('should be decided, and the tool started, while the model streams', () => {
      const model = modelOf('--B---------s-----|', '------d|');
      const expected = '     a-(rcy)---o-r-----(rmr)-r(rmrf|)';
      const approve = (): Observable<boolean> => after(8, true);
      runMarbles(({ expectRun }) => expectRun(runOf(model, [pay], { approve })).toBe(expected));
    });

    it('should not be asked again about what was decided for good in the same response', () => {
      const asked: string[] = [];
      const approve: RunOptions['approve'] = ({ toolCall: { call_id } }) => {
        asked.push(call_id);
        return { approve: true, always: true };
      };
      const model = scriptedModel([[toolCall('B'), toolCall('B', { n: 2 })], text('Done')]);
      expect(resultOf(runOf(model, [pay], { approve })).finalOutput).toBe('Done');
      expect(asked).toHaveLength(1);
      expect(executed).toEqual(['B', 'B']);
    });

    it('should be announced in call order, though it takes longer to tell that the first needs one', () => {
      const model = modelOf('--A-----B-----s-----|');
      const slow = toolNamed(
        'A',
        () => 'x',
        () => after(10, true),
      );
      expect(timelineOf(() => runOf(model, [slow, pay]))).toBe('0:a 2:rc 8:rc 12:yy 14:r 20:rmrf|');
    });
  });

  it('should be told at once, or fail the run at once, where a tool does not exist', () => {
    const model = () => modelOf('--X-----A--|');
    const lenient: RunOptions = { toolNotFoundBehavior: 'return_error_to_model' };
    expect(timelineOf(() => runOf(model(), [toolNamed('A')], lenient))).toBe('0:a 2:rco 8:rco 11:r 12:rmrf|');
    executed.splice(0);
    expect(timelineOf(() => runOf(model(), [toolNamed('A')]))).toBe('0:a 2:rco#');
    expect(executed).toEqual([]);
  });

  it('should start once for a call that is repeated, and be cut where its id is used for another call', () => {
    const twice = [toolCall('A', {}, { callId: 'c' }), toolCall('A', {}, { callId: 'c' })];
    expect(resultOf(runOf(scriptedModel([twice, text('Done')]), [toolNamed('A')])).finalOutput).toBe('Done');
    expect(executed).toEqual(['A']);
    const other = [toolCall('B', {}, { callId: 'c' }), toolCall('A', {}, { callId: 'c' })];
    const { error: thrown, letters } = failureOf(
      runOf(scriptedModel([other]), [toolNamed('A'), toolNamed('B', () => NEVER)]),
    );
    expect(thrown).toMatchObject({ name: 'ModelBehaviorError' });
    expect(letters).toBe('aco');
    expect(executed).toEqual(['A', 'B']);
  });

  it('should settle before a handoff of their response takes place', () => {
    const target = new Agent({ name: 'target', model: scriptedModel([text('Done')]) });
    const model = marbleModel(['--A-----H--|'], { A: toolCall('A'), H: toolCall('transfer_to_target') });
    const run$ = (look: FunctionTool) => runOf(model, [look], {}, { handoffs: [target] });
    expect(timelineOf(() => run$(marbleTool('A', '20ms (x|)')))).toBe('0:a 2:rc 8:rh 11:r 22:owarmrf|');
  });

  it('should make the final output where the agent stops at a tool, the first call winning', () => {
    const model = modelOf('--A-----B-----|');
    const tools = [marbleTool('A', '20ms (x|)'), marbleTool('B', '1ms (y|)')];
    const results: unknown[] = [];
    timelineOf(() => {
      const run$ = runOf(model, tools, {}, { toolUseBehavior: 'stop_on_first_tool' });
      run$.subscribe((event) => event.type === 'run_finished_event' && results.push(event.result.finalOutput));
      return NEVER;
    });
    expect(results).toEqual(['x']);
  });

  it('should be part of what an agent as a tool inherits, its events between those of the outer model', () => {
    const inner = new Agent({ name: 'Inner', model: modelOf('--A---|'), tools: [marbleTool('A', '1ms (x|)')] });
    const model = marbleModel(['--I--------s-----|', 'd|'], { ...LETTERS, I: toolCall('inner', { input: 'Hi' }) });
    const line = timelineOf(() => runOf(model, [inner.asTool({ toolName: 'inner' })]));
    expect(line).toMatch(/^0:a 2:rcn 4:n+ 5:n 8:n+ 9:n+o 11:r 17:rmr/);
  });

  describe('and stops', () => {
    it('should be cut with the model when it stops now, and say which may have taken effect', () => {
      const model = modelOf('--A-----s-----|');
      const results: RunResult[] = [];
      const look = toolNamed('A', () => new Promise(() => undefined));
      const line = timelineOf(() => {
        const run$ = runOf(model, [look], { stop: timer(10) });
        run$.subscribe((event) => event.type === 'run_finished_event' && results.push(event.result));
        return NEVER;
      });
      expect(line).toBe('');
      expect(results).toMatchObject([
        { status: 'stopped', stopped: { partialText: 'Let me see.', unsettledTools: [{ toolName: 'A' }] } },
      ]);
      expect(results[0]?.history.map(kindOf)).toEqual(['user', 'function_call', 'message', 'function_call_output']);
    });

    it('should finish the response and its tools when it stops after the turn', () => {
      const model = modelOf('--A-----s--|');
      const run$ = () => runOf(model, [marbleTool('A', '20ms (x|)')], { stop: after(4, 'after_turn') });
      expect(timelineOf(run$)).toBe('0:a 2:rc 8:r 11:rmr 22:of|');
    });
  });

  describe('when a response fails one of whose tools has started', () => {
    const cut = new Error('cut');
    const script = () => scriptedModel([error(cut, toolCall('A'), text('half')), text('Second try.')]);

    it.each<[string, RunOptions]>([
      ['nobody tries again', {}],
      ['a bare retry', { interceptors: [intercept('model_call', () => again(2))] }],
      ['a retry later', { interceptors: [retry({ delayMs: 60_000, when: () => true })] }],
      ['a retry at once', { interceptors: [retry({ delayMs: 0, when: () => true })] }],
    ])('should fail with its error and take nothing back: %s', (_what, options) => {
      const model = script();
      const { error: thrown, letters } = failureOf(runOf(model, [toolNamed('A')], options));
      expect(thrown).toMatchObject({ name: 'ModelError', cause: cut });
      expect(thrown.partial?.newItems.map(({ type }) => type)).toEqual([
        ...['tool_call_item', 'tool_call_output_item', 'message_output_item'],
      ]);
      expect(letters).toBe('acom');
      expect(model.calls).toHaveLength(1);
      expect(executed).toEqual(['A']);
    });

    it('should fail where a model withdraws it by itself, as fallback() does', () => {
      const second = scriptedModel([text('Second.')], { name: 'second' });
      const { error: thrown, letters } = failureOf(runOf(fallback([script(), second]), [toolNamed('A')]));
      expect(thrown).toMatchObject({ name: 'ModelError', message: expect.stringContaining('cut') });
      expect(letters).not.toContain('x');
      expect(second.calls).toHaveLength(0);
    });

    it.each<[string, RunOptions]>([
      ['without interceptors', {}],
      ['through interceptors', { interceptors: [intercept('model_call', () => (work$) => work$)] }],
    ])('should know why a model was to withdraw it, %s', (_what, options) => {
      const down = new ModelError('down', { status: 503, code: 'overloaded', requestId: 'req_1' });
      const first = scriptedModel([error(down, toolCall('A'))]);
      const model = fallback([first, scriptedModel([])]);
      const { error: thrown } = failureOf(runOf(model, [toolNamed('A')], options));
      expect(thrown).toMatchObject({ name: 'ModelError', status: 503, code: 'overloaded', requestId: 'req_1' });
      expect(thrown.cause).toBe(down);
    });

    it('should count exactly what that response has cost', () => {
      const answer = failed(
        { code: 'server_error', message: 'overloaded' },
        toolCall('A'),
        usage({ input: 7, output: 3 }),
      );
      const model = fallback([scriptedModel([answer]), scriptedModel([])]);
      const { error: thrown } = failureOf(runOf(model, [toolNamed('A')]));
      expect(thrown).toMatchObject({ code: 'server_error', partial: { usage: { totalTokens: 10, unfinished: [] } } });
    });

    it.each([0, 60_000])('should fail with what a failed response says, though a retry is set for %d ms', (delayMs) => {
      const answer = failed({ code: 'server_error', message: 'overloaded' }, toolCall('A'));
      const model = scriptedModel([answer, text('Second.')]);
      const interceptors = [retry({ delayMs, when: () => true })];
      const { error: thrown } = failureOf(runOf(model, [toolNamed('A')], { interceptors }));
      expect(thrown).toMatchObject({ name: 'ModelError', code: 'server_error' });
      expect(thrown.partial?.rawResponses).toMatchObject([{ status: 'failed' }]);
      expect(model.calls).toHaveLength(1);
    });

    it('should not start it over when an interceptor has left it', () => {
      const model = modelOf('--A------------------s|');
      const late = intercept('model_call', () => (work$) => {
        const limited$ = new Observable<never>((subscriber) => {
          const limit = timer(10).subscribe(() => subscriber.error(new Error('late')));
          return work$.subscribe(subscriber as never).add(limit);
        });
        return limited$.pipe(again(1));
      });
      const line = timelineOf(() => runOf(model, [marbleTool('A', '2ms (x|)')], { interceptors: [late] }));
      expect(line).toBe('0:a 2:rc 4:o 10:#');
      expect(model.calls).toHaveLength(1);
    });

    it('should still try again, and take back, one of whose tools none has started', () => {
      const model = marbleModel(['--s--A#', '--A--|', 'd|'], LETTERS, cut);
      const interceptors = [intercept('model_call', () => again(1))];
      // The verdict comes when the first attempt has failed.
      const inputGuardrails = [{ name: 'G', execute: () => after(7, PASS) }];
      const look = toolNamed('A');
      const line = timelineOf(() => runOf(model, [look], { interceptors, inputGuardrails }));
      expect(line).toBe('0:a 2:r 5:rmrc 8:xrco 11:r 12:rmrf|');
      expect(executed).toEqual(['A']);
    });
  });

  it('should wait for the verdict of its own attempt where a turn is tried again', () => {
    const model = modelOf('--#', '--A------|', 'd|');
    const inputGuardrails = [{ name: 'G', execute: () => after(5, PASS) }];
    const interceptors = [intercept('turn', () => again(1))];
    const line = timelineOf(() => runOf(model, [toolNamed('A')], { interceptors, inputGuardrails }));
    expect(line).toBe('0:a 4:rc 7:o 11:r 12:rmrf|');
    expect(executed).toEqual(['A']);
  });

  it('should hand out states that can be resumed, also while the model streams', () => {
    const states: RunState[] = [];
    const look = toolNamed('A');
    const script = [[toolCall('A'), text('Let me see.')], text('Done')];
    const checkpoint = (state: RunState): void => void states.push(state);
    expect(resultOf(runOf(scriptedModel(script), [look], { checkpoint })).finalOutput).toBe('Done');
    // The tool has settled, the response has ended, the turns are over.
    expect(states).toHaveLength(5);
    for (const state of states.slice(0, 4)) {
      const model = strictHistory(scriptedModel([text('Done')]));
      const agent = new Agent({ name: 'Start', model, tools: [look] });
      const thawed = RunState.fromJSON(agent, JSON.parse(JSON.stringify(state)));
      expect(resultOf(run(agent, thawed, { toolStart: 'on_call' })).finalOutput).toBe('Done');
    }
    expect(executed).toEqual(['A']);
  });

  it('should not start once its subscriber has left in the delivery of its call', () => {
    const letters: string[] = [];
    runOf(scriptedModel([toolCall('A')]), [toolNamed('A')])
      .pipe(
        map(letterOf),
        takeWhile((letter) => letter !== 'c', true),
      )
      .subscribe((letter) => letters.push(letter));
    expect(letters.at(-1)).toBe('c');
    expect(executed).toEqual([]);
  });
});
