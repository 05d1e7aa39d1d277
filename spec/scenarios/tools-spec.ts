import { concat, ignoreElements, NEVER, of, tap, throwError, timeout, timer, type Observable } from 'rxjs';
import {
  Agent,
  lastValueFrom,
  run,
  RunState,
  tool,
  ToolTimeoutError,
  type AgentOptions,
  type AgentsError,
  type Eventually,
  type FunctionTool,
  type HandoffList,
  type Hooks,
  type RunEvent,
  type RunOptions,
  type RunResult,
  type ToolGuardrailFunctionOutput,
  type ToolOptions,
  type ToolUseBehavior,
} from 'rxagents';
import {
  hostedCall,
  marbleModel,
  marbleTool,
  runMarbles,
  scriptedModel,
  text,
  toolCall,
  type Script,
  type ScriptedItem,
} from 'rxagents/testing';
import { resultOf } from '../helpers/eventsOf.js';
import { kindOf } from '../helpers/fakeSession.js';
import { letterOf } from '../helpers/letterOf.js';
import { timelineOf } from '../helpers/timelineOf.js';

const PARAMETERS = { type: 'object', properties: {} } as const;
type Execute = ToolOptions<typeof PARAMETERS, unknown>['execute'];
type More = Partial<ToolOptions<typeof PARAMETERS, unknown>>;

const executed: string[] = [];
beforeEach(() => executed.splice(0));
/** A tool of any arguments that says when it starts. */
const toolNamed = (name: string, execute: Execute = () => `${name} done`, more: More = {}): FunctionTool =>
  tool({
    name,
    description: '',
    parameters: PARAMETERS,
    strict: false,
    execute: (...given) => {
      executed.push(name);
      return execute(...given);
    },
    ...more,
  });

/** `A`, `B` and `C` are calls of tools of that name; all come in one response, and then the model is done. */
const CALLS = { A: toolCall('A'), B: toolCall('B'), C: toolCall('C') };
const modelOf = (diagram: string) => marbleModel([diagram, 'd|'], { ...CALLS, d: 'Done' });
type Options = Partial<AgentOptions<unknown, undefined, HandoffList>>;
const agentOf = (script: Script, options: Options = {}) => {
  const model = scriptedModel(script);
  return { model, agent: new Agent({ name: 'Start', model, ...options }) };
};
const calling = (calls: readonly ScriptedItem[], options: Options = {}) => agentOf([calls, text('Done')], options);

/** What the model was told of each call, in order. */
const toldOf = ({ history }: Pick<RunResult, 'history'>): unknown[] =>
  history.flatMap((item) => (item.type === 'function_call_output' ? [item.output] : []));

interface Failure {
  readonly error: AgentsError;
  readonly letters: string;
}
function failureOf(run$: Observable<RunEvent>): Failure {
  const errors: AgentsError[] = [];
  let letters = '';
  run$.subscribe({
    next: (event) => (letters += letterOf(event)),
    error: (thrown: unknown) => errors.push(thrown as AgentsError),
  });
  expect(errors).toHaveLength(1);
  return { error: errors[0] as AgentsError, letters: letters.replace(/r+/g, 'r') };
}

describe('tools', () => {
  it('tool round trip: two model calls, the items in order', () => {
    const { model, agent } = calling([CALLS.A], { tools: [toolNamed('A')] });
    const result = resultOf(run(agent, 'Hi'));
    expect(model.calls).toHaveLength(2);
    expect(result.newItems.map(({ type }) => type)).toEqual([
      ...['tool_call_item', 'tool_call_output_item', 'message_output_item'],
    ]);
    expect(model.calls[1]?.input).toEqual(result.history.slice(0, -1));
    expect(result.finalOutput).toBe('Done');
  });

  const three = (): FunctionTool[] => [
    marbleTool('A', '9ms (x|)'),
    marbleTool('B', '4ms (y|)'),
    marbleTool('C', '6ms (z|)'),
  ];
  const runOfThree = (model = modelOf('(ABC|)'), options: RunOptions = {}) =>
    run(new Agent({ name: 'A', model, tools: three() }), 'Hi', options);

  it('multiple tools: the model is sent their outputs in call order, whichever settles first', () => {
    const model = modelOf('(ABC|)');
    timelineOf(() => runOfThree(model));
    const sent = model.calls[1]?.input ?? [];
    expect(toldOf({ history: sent })).toEqual(['x', 'y', 'z']);
  });

  it('default concurrency: all start together', () => {
    expect(timelineOf(() => runOfThree())).toBe('0:arcrcrcr 4:o 6:o 9:or 10:rmrf|');
  });

  it('concurrency cap: never above it, and the order is kept', () => {
    const model = modelOf('(ABC|)');
    // C starts when B settles, at 4.
    expect(timelineOf(() => runOfThree(model, { toolConcurrency: 2 }))).toBe('0:arcrcrcr 4:o 9:o 10:or 11:rmrf|');
    expect(toldOf({ history: model.calls[1]?.input ?? [] })).toEqual(['x', 'y', 'z']);
  });

  const fatal = (name: string, execute: Execute = () => throwError(() => new Error(`${name} broke`))) =>
    toolNamed(name, execute, { errorFunction: null });

  it('cap and failure: queued calls never start', () => {
    const { agent } = calling([CALLS.A, CALLS.B, CALLS.C], { tools: [fatal('A'), toolNamed('B'), toolNamed('C')] });
    const { error } = failureOf(run(agent, 'Hi', { toolConcurrency: 1 }));
    expect(error).toMatchObject({ name: 'ToolCallError', callId: 'call_1_0' });
    expect(executed).toEqual(['A']);
  });

  it('sibling failure: the others are cancelled in that frame, and the error is raised', () => {
    runMarbles(({ expectRun, cold, expectSubscriptions }) => {
      const slow = cold('20ms (x|)');
      const tools = [toolNamed('A', () => slow), fatal('B', () => cold('9ms #'))];
      const model = marbleModel(['-----(AB|)'], CALLS);
      const failure = { name: 'ToolCallError', callId: 'call_1_1' };
      expectRun(run(new Agent({ name: 'A', model, tools }), 'Hi')).toBe('a----(rcrcr)--(oo#)', {}, failure);
      expectSubscriptions(slow.subscriptions).toBe('-----^--------!');
    });
  });

  it('failure priority: the first failure counts, and of those of one moment the one that was called first', () => {
    const failAt = (name: string, ms: number) =>
      fatal(name, () =>
        concat(
          timer(ms).pipe(ignoreElements()),
          throwError(() => new Error(`${name} broke`)),
        ),
      );
    const failing = (a: number, b: number) => {
      const { agent } = calling([CALLS.A, CALLS.B], { tools: [failAt('A', a), failAt('B', b)] });
      const errors: unknown[] = [];
      timelineOf(() => run(agent, 'Hi').pipe(tap({ error: (thrown: unknown) => errors.push(thrown) })));
      return errors;
    };
    expect(failing(5, 3)).toMatchObject([{ toolName: 'B' }]);
    expect(failing(3, 5)).toMatchObject([{ toolName: 'A' }]);
    expect(failing(3, 3)).toMatchObject([{ toolName: 'A' }]);
  });

  it('siblings that have settled finish: their end hooks have run, their outputs are kept', () => {
    const ended: string[] = [];
    const hooks: Hooks = { onToolEnd: ({ toolCall: { name } }) => void ended.push(name) };
    const { agent } = calling([CALLS.A, CALLS.B], { tools: [toolNamed('A'), fatal('B')] });
    const { error } = failureOf(run(agent, 'Hi', { hooks }));
    expect(ended).toEqual(['A']);
    expect(toldOf({ history: error.partial?.history ?? [] })).toEqual([
      'A done',
      'The call was interrupted before it finished.',
    ]);
  });

  it.each<[string, Execute]>([
    ['throws it', () => throwError(() => new DOMException('This operation was aborted', 'AbortError'))],
    ['rejects with it', () => Promise.reject(new DOMException('This operation was aborted', 'AbortError'))],
  ])('cancelled tool: one that %s gives an error output, and the run goes on', async (_how, execute) => {
    const { agent } = calling([CALLS.A], { tools: [toolNamed('A', execute)] });
    const result = await lastValueFrom(run(agent, 'Hi'));
    expect(toldOf(result)).toEqual([expect.stringContaining('This operation was aborted')]);
    expect(result.finalOutput).toBe('Done');
  });

  it('disabled before execution: the run fails before siblings start', () => {
    const off = toolNamed('B', undefined, { isEnabled: () => false });
    const { agent } = calling([CALLS.A, CALLS.B], { tools: [toolNamed('A'), off] });
    expect(failureOf(run(agent, 'Hi')).error).toMatchObject({ name: 'ModelBehaviorError' });
    expect(executed).toEqual([]);
  });

  describe('errors', () => {
    const broken: Execute = () => {
      throw new Error('no signal');
    };
    const toldBy = (look: FunctionTool, call = CALLS.A): unknown[] =>
      toldOf(resultOf(run(calling([call], { tools: [look] }).agent, 'Hi')));

    it('custom error function: its text is returned to the model, now or later', () => {
      const errorFunction: More['errorFunction'] = (_context, thrown) => `Sorry: ${(thrown as Error).message}`;
      expect(toldBy(toolNamed('A', broken, { errorFunction }))).toEqual(['Sorry: no signal']);
      const later: More['errorFunction'] = () => of('Later.');
      expect(toldBy(toolNamed('A', broken, { errorFunction: later }))).toEqual(['Later.']);
    });

    it('default error text: the message; what is no JSON has a text of its own', () => {
      expect(toldBy(toolNamed('A', broken))).toEqual([
        expect.stringMatching(/^An error occurred while running the tool\. .*no signal/),
      ]);
      expect(toldBy(toolNamed('A'), toolCall('A', '{"n":'))).toEqual([
        expect.stringContaining('The arguments of tool "A" are not valid'),
      ]);
      expect(executed).toEqual(['A']);
    });

    it('no error function: the run fails', () => {
      const { agent } = calling([CALLS.A], { tools: [toolNamed('A', broken, { errorFunction: null })] });
      const { error, letters } = failureOf(run(agent, 'Hi'));
      expect(error).toMatchObject({ name: 'ToolCallError', toolName: 'A', cause: new Error('no signal') });
      expect(letters).toBe('arcro');
    });
  });

  describe('timeouts', () => {
    const late = (more: More = {}) => toolNamed('A', () => NEVER, { timeoutMs: 5, ...more });
    const timelines = (look: FunctionTool) => {
      const told: unknown[] = [];
      const line = timelineOf(() =>
        run(calling([CALLS.A], { tools: [look] }).agent, 'Hi').pipe(
          tap({
            next: (event) => event.type === 'run_finished_event' && told.push(...toldOf(event.result)),
            error: (thrown: unknown) => told.push(thrown),
          }),
        ),
      );
      return { line, told };
    };

    it('as result: the default text, and the run goes on', () => {
      const { line, told } = timelines(late());
      expect(line).toBe('0:arcr 5:ormrf|');
      expect(told).toEqual([expect.stringMatching(/"A".* 5 ms/)]);
    });

    it('raises: a ToolTimeoutError', () => {
      const { line, told } = timelines(late({ timeoutBehavior: 'raise_exception' }));
      expect(line).toBe('0:arcr 5:o#');
      expect(told).toEqual([expect.objectContaining({ name: 'ToolTimeoutError', toolName: 'A' })]);
    });

    it('formatter: a text of your own', () => {
      const errorFunction: More['errorFunction'] = (_context, thrown) =>
        thrown instanceof ToolTimeoutError ? 'Too slow.' : 'Broken.';
      expect(timelines(late({ errorFunction })).told).toEqual(['Too slow.']);
    });

    it('a TimeoutError of the tool’s own is not taken for one of these', () => {
      const own: Execute = () => NEVER.pipe(timeout(2));
      const { line, told } = timelines(toolNamed('A', own, { timeoutMs: 5, timeoutBehavior: 'raise_exception' }));
      expect(line).toBe('0:arcr 2:ormrf|');
      expect(told).toEqual([expect.stringContaining('Timeout has occurred')]);
    });
  });

  describe('a tool that does not exist', () => {
    const lenient: RunOptions = { toolNotFoundBehavior: 'return_error_to_model' };

    it('strict: a ModelBehaviorError', () => {
      const { error } = failureOf(run(calling([CALLS.A]).agent, 'Hi'));
      expect(error).toMatchObject({ name: 'ModelBehaviorError', message: expect.stringContaining('"A"') });
    });

    it('lenient: an error output, and the next turn', () => {
      const result = resultOf(run(calling([CALLS.A]).agent, 'Hi', lenient));
      expect(toldOf(result)).toEqual(['Tool "A" not found.']);
      expect(result.finalOutput).toBe('Done');
    });

    it('formatter: a text of your own', () => {
      const toolErrorFormatter: RunOptions['toolErrorFormatter'] = ({ kind, toolName }) => `${kind}: ${toolName}`;
      const result = resultOf(run(calling([CALLS.A]).agent, 'Hi', { ...lenient, toolErrorFormatter }));
      expect(toldOf(result)).toEqual(['tool_not_found: A']);
    });

    it('mixed known and unknown: the known one runs, the unknown one is an error', () => {
      const { agent } = calling([CALLS.A, CALLS.B], { tools: [toolNamed('B')] });
      expect(toldOf(resultOf(run(agent, 'Hi', lenient)))).toEqual(['Tool "A" not found.', 'B done']);
    });
  });

  describe('toolUseBehavior', () => {
    const outcomeOf = (toolUseBehavior: ToolUseBehavior, outputs: readonly string[] = ['x', 'y']) => {
      const tools = [toolNamed('A', () => outputs[0]), toolNamed('B', () => outputs[1])];
      return resultOf(run(calling([CALLS.A, CALLS.B], { tools, toolUseBehavior }).agent, 'Hi'));
    };

    it('stop on first tool: the final output is the first result, in call order', () => {
      expect(outcomeOf('stop_on_first_tool').finalOutput).toBe('x');
      expect(toldOf(outcomeOf('stop_on_first_tool'))).toEqual(['x', 'y']);
    });

    it('stop at names: the first that matches', () => {
      expect(outcomeOf({ stopAtToolNames: ['B'] }).finalOutput).toBe('y');
      expect(outcomeOf({ stopAtToolNames: ['B', 'A'] }).finalOutput).toBe('x');
      expect(outcomeOf({ stopAtToolNames: ['other'] }).finalOutput).toBe('Done');
    });

    it.each<[string, <T>(value: T) => Eventually<T>]>([
      ['at once', (value) => value],
      ['later', (value) => of(value)],
    ])('custom behaviour: the function decides, %s', (_when, soon) => {
      const last: ToolUseBehavior = (_context, results) =>
        soon({ isFinalOutput: true, finalOutput: `${results.at(-1)?.toolName}: ${String(results.at(-1)?.output)}` });
      expect(outcomeOf(last).finalOutput).toBe('B: y');
      expect(outcomeOf(() => soon({ isFinalOutput: false })).finalOutput).toBe('Done');
    });

    it('invalid behaviour: a UserError', () => {
      expect(() => new Agent({ name: 'A', toolUseBehavior: 'stop' as never })).toThrow('toolUseBehavior of agent "A"');
      const { agent } = calling([CALLS.A], { tools: [toolNamed('A')], toolUseBehavior: () => ({}) as never });
      expect(failureOf(run(agent, 'Hi')).error).toMatchObject({
        name: 'UserError',
        message: expect.stringContaining('toolUseBehavior of agent "Start"'),
      });
    });
  });

  it.each<[string, NonNullable<Options['modelSettings']>, boolean, unknown[]]>([
    ['required: cleared after a tool', { toolChoice: 'required' }, true, ['required', undefined]],
    ['a tool by name: cleared after it', { toolChoice: 'A' }, true, ['A', undefined]],
    ['auto: kept', { toolChoice: 'auto' }, true, ['auto', 'auto']],
    ['none: there is none to clear', {}, true, [undefined, undefined]],
    ['required, resetToolChoice false: kept', { toolChoice: 'required' }, false, ['required', 'required']],
  ])('tool choice reset: %s', (_what, modelSettings, resetToolChoice, sent) => {
    const { agent, model } = calling([CALLS.A], { tools: [toolNamed('A')], modelSettings, resetToolChoice });
    resultOf(run(agent, 'Hi'));
    expect(model.calls.map((request) => request.modelSettings.toolChoice)).toEqual(sent);
  });

  it('dynamic tools: one that a tool switches on is there in the next turn', () => {
    let isOn = false;
    const tools = [
      toolNamed('A', () => {
        isOn = true;
        return 'B is there.';
      }),
      toolNamed('B', undefined, { isEnabled: () => isOn }),
    ];
    const { agent, model } = agentOf([CALLS.A, CALLS.B, text('Done')], { tools });
    expect(toldOf(resultOf(run(agent, 'Hi')))).toEqual(['B is there.', 'B done']);
    expect(model.calls.map((request) => request.tools.length)).toEqual([1, 2, 2]);
  });

  it('call id reuse: another payload is refused, an exact repetition is skipped', () => {
    const call = (n: number) => toolCall('A', { n }, { callId: 'same' });
    const repeated = agentOf([call(1), call(1), text('Done')], { tools: [toolNamed('A')] });
    const result = resultOf(run(repeated.agent, 'Hi'));
    expect(result.finalOutput).toBe('Done');
    expect(toldOf(result)).toEqual(['A done']);
    expect(executed).toEqual(['A']);
    const changed = agentOf([call(1), call(2)], { tools: [toolNamed('A')] });
    expect(failureOf(run(changed.agent, 'Hi')).error).toMatchObject({
      name: 'ModelBehaviorError',
      message: expect.stringContaining('"same"'),
    });
    expect(executed).toEqual(['A', 'A']);
  });

  const named = (...names: string[]) => names.map((name) => new Agent({ name }));
  it.each<[string, Options, string]>([
    ['two tools', { tools: [toolNamed('A'), toolNamed('A')] }, 'A'],
    ['a tool and a handoff', { tools: [toolNamed('transfer_to_b')], handoffs: named('B') }, 'transfer_to_b'],
    ['two handoffs', { handoffs: named('The B', 'The?B') }, 'transfer_to_the_b'],
    ['a tool and an agent as one', { tools: [toolNamed('b'), new Agent({ name: 'B' }).asTool()] }, 'b'],
  ])('collision: %s of one name fail before the model is called, and the error says which', (_what, options, name) => {
    const { agent, model } = agentOf([text('Hi')], options);
    expect(failureOf(run(agent, 'Hi')).error).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(`Agent "Start" offers two functions named "${name}"`),
    });
    expect(model.calls).toHaveLength(0);
  });

  it('collision: of those that are on offer alone, and one is the winner where the others are disabled', () => {
    const tools = [toolNamed('A', () => 'first', { isEnabled: false }), toolNamed('A', () => 'second')];
    const { agent } = calling([CALLS.A], { tools });
    expect(toldOf(resultOf(run(agent, 'Hi')))).toEqual(['second']);
  });

  it.each(['first', 'second'])(
    'collision: none where the %s is the one that is on offer, also when the run is resumed',
    (on) => {
      const one = (name: string) =>
        toolNamed('A', () => name, { isEnabled: (_context) => name === on, needsApproval: true });
      const { agent } = calling([CALLS.A], { tools: [one('first'), one('second')] });
      const { state } = resultOf(run(agent, 'Hi'));
      const thawed = RunState.fromJSON(agent, JSON.parse(JSON.stringify(state)));
      expect(toldOf(resultOf(run(agent, thawed.approve(thawed.interruptions[0]!))))).toEqual([on]);
    },
  );

  describe('guardrails', () => {
    const guardrail = (behavior: ToolGuardrailFunctionOutput['behavior']) => [
      { name: 'G', execute: () => ({ behavior }) },
    ];
    const ALLOW = { type: 'allow' } as const;
    const REJECT = { type: 'rejectContent', message: 'Not that.' } as const;
    const RAISE = { type: 'throwException' } as const;

    it.each<[string, More, string, string[]]>([
      ['input: allow', { inputGuardrails: guardrail(ALLOW) }, 'A done', ['A']],
      ['input: reject', { inputGuardrails: guardrail(REJECT) }, 'Not that.', []],
      ['output: allow', { outputGuardrails: guardrail(ALLOW) }, 'A done', ['A']],
      ['output: reject', { outputGuardrails: guardrail(REJECT) }, 'Not that.', ['A']],
    ])('%s', (_what, more, told, started) => {
      const { agent } = calling([CALLS.A], { tools: [toolNamed('A', undefined, more)] });
      expect(toldOf(resultOf(run(agent, 'Hi')))).toEqual([told]);
      expect(executed).toEqual(started);
    });

    it.each<[string, More, string, string[]]>([
      ['input: raise', { inputGuardrails: guardrail(RAISE) }, 'ToolInputGuardrailTripwireTriggered', []],
      ['output: raise', { outputGuardrails: guardrail(RAISE) }, 'ToolOutputGuardrailTripwireTriggered', ['A']],
    ])('%s', (_what, more, name, started) => {
      const { agent } = calling([CALLS.A], { tools: [toolNamed('A', undefined, more)] });
      expect(failureOf(run(agent, 'Hi')).error).toMatchObject({ name, result: { guardrail: { name: 'G' } } });
      expect(executed).toEqual(started);
    });

    it('results on max turns: the error lists what the guardrails said', () => {
      const more = { inputGuardrails: guardrail(ALLOW), outputGuardrails: guardrail(ALLOW) };
      const { agent } = agentOf([CALLS.A], { tools: [toolNamed('A', undefined, more)] });
      const { error } = failureOf(run(agent, 'Hi', { maxTurns: 1 }));
      expect(error).toMatchObject({ name: 'MaxTurnsExceededError' });
      expect(error.partial?.toolInputGuardrailResults).toHaveLength(1);
      expect(error.partial?.toolOutputGuardrailResults).toHaveLength(1);
    });

    it('tripwire keeps earlier results: those of the turns before are listed', () => {
      const tools = [
        toolNamed('A', undefined, { inputGuardrails: guardrail(ALLOW) }),
        toolNamed('B', undefined, { inputGuardrails: guardrail(RAISE) }),
      ];
      const { agent } = agentOf([CALLS.A, CALLS.B], { tools });
      const { error } = failureOf(run(agent, 'Hi'));
      expect(
        error.partial?.toolInputGuardrailResults.map(({ toolName, output }) => [toolName, output.behavior.type]),
      ).toEqual([
        ['A', 'allow'],
        ['B', 'throwException'],
      ]);
      expect(error.partial?.history.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output']);
    });
  });

  it('hosted tool only: runs again', () => {
    const search = hostedCall({ type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'x' } });
    const { agent, model } = calling([search]);
    expect(resultOf(run(agent, 'Hi')).finalOutput).toBe('Done');
    expect(model.calls).toHaveLength(2);
  });
});
