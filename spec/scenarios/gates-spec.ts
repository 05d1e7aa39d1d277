import { map, NEVER, Observable, Subject, tap, timer } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  intercept,
  isAgentsError,
  run,
  RunState,
  tool,
  type AgentsError,
  type InputGuardrail,
  type Interceptor,
  type OutputGuardrail,
  type RunEvent,
  type RunOptions,
} from 'rxagents';
import { item, reasoning, scriptedModel, text, toolCall, type Script } from 'rxagents/testing';
import { resultOf } from '../helpers/eventsOf.js';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { throughDoors } from '../helpers/throughDoors.js';
import { timelineOf } from '../helpers/timelineOf.js';

const PASS = { tripwireTriggered: false };
const TRIP = { tripwireTriggered: true };
const after = <T>(ms: number, value: T): Observable<T> => timer(ms).pipe(map(() => value));
const guard = (execute: InputGuardrail['execute'], more: Partial<InputGuardrail> = {}): InputGuardrail => ({
  name: 'G',
  execute,
  ...more,
});

let executed = 0;
beforeEach(() => (executed = 0));
const look = (execute: () => unknown = () => 'seen') =>
  tool({
    name: 'look',
    description: '',
    parameters: z.object({}),
    execute: () => {
      executed += 1;
      return execute();
    },
  });
const call = toolCall('look');
const agentOf = (script: Script, more: object = {}, chunkDelayMs = 0) =>
  new Agent({ name: 'A', model: scriptedModel(script, { chunkDelayMs }), tools: [look()], ...more });

/** What a run says in virtual time, and how it ends. */
function observed(make: () => ReturnType<typeof run>) {
  const events: RunEvent[] = [];
  let error: AgentsError | undefined;
  const timeline = timelineOf(() =>
    make().pipe(
      tap({
        next: (event) => events.push(event),
        error: (thrown: unknown) => {
          if (isAgentsError(thrown)) error = thrown;
        },
      }),
    ),
  );
  return { events, error, timeline };
}

describe('the verdict of an input guardrail', () => {
  it.each([0, 3, 30])('trip regardless of timing: after %d ms, with what there was', (ms) => {
    const session = fakeSession();
    const inputGuardrails = [guard(() => after(ms, TRIP))];
    const agent = agentOf([text('One'), text('Two')], { inputGuardrails }, 2);
    const { error, events } = observed(() => run(agent, 'Hi', { session }));
    expect(error?.name).toBe('InputGuardrailTripwireTriggered');
    expect(error?.partial?.inputGuardrailResults).toEqual([{ guardrail: { name: 'G', type: 'input' }, output: TRIP }]);
    expect(events.some(({ type }) => type === 'run_finished_event')).toBe(false);
    expect(session.items.map(kindOf)).toEqual(['user']);
  });

  it('trip regardless of timing: the same through every door', async () => {
    const inputGuardrails = [guard(() => Promise.resolve(TRIP))];
    const [first, ...others] = await throughDoors(() =>
      run(agentOf([call, text('Two')], { inputGuardrails }), 'Hi', { runId: 'r' }),
    );
    expect(first?.failure).toBe('InputGuardrailTripwireTriggered');
    expect(others).toEqual([first, first]);
  });

  it('trip before tool execution: the tool is not run', () => {
    const agent = agentOf([call, text('Two')], { inputGuardrails: [guard(() => after(3, TRIP))] }, 2);
    expect(observed(() => run(agent, 'Hi')).error?.name).toBe('InputGuardrailTripwireTriggered');
    expect(executed).toBe(0);
  });

  it('trip while the model is in flight: its response is cut, not counted, and no hook hears of its end', () => {
    const ended: string[] = [];
    const agent = agentOf([text('Hello')], { inputGuardrails: [guard(() => after(5, TRIP))] }, 2);
    const { error } = observed(() => run(agent, 'Hi', { hooks: { onLlmEnd: () => ended.push('llm') } }));
    expect(error?.partial?.usage).toMatchObject({ requests: 0, unfinished: [{}] });
    expect(ended).toEqual([]);
  });

  it('a trip is told at its own frame, whatever waits to be delivered', () => {
    const agent = agentOf(
      [call, text('Two')],
      { inputGuardrails: [guard(() => after(20, TRIP))], tools: [look(() => after(80, 'late'))] },
      1,
    );
    expect(observed(() => run(agent, 'Hi')).timeline).toMatch(/ 20:#$/);
  });

  it('no final value before the verdict: no end of the agent, no result', () => {
    const ended: string[] = [];
    const agent = agentOf([text('Hello')], { inputGuardrails: [guard(() => after(50, TRIP))] }, 1);
    const { error } = observed(() => run(agent, 'Hi', { hooks: { onAgentEnd: () => ended.push('agent') } }));
    expect(ended).toEqual([]);
    expect(error?.partial).not.toHaveProperty('finalOutput');
  });

  it.each<[string, InputGuardrail['execute'], boolean]>([
    ['throws', () => JSON.parse('{') as never, true],
    ['errors', () => after(3, '{').pipe(map((json) => JSON.parse(json) as never)), true],
    ['throws before the model is called', () => JSON.parse('{') as never, false],
  ])('an error that is no trip is not swallowed, and cancels the model: %s', (what, execute, runInParallel) => {
    let torn = 0;
    const model = { name: 'm', stream: () => new Observable<never>(() => () => (torn += 1)) };
    const agent = new Agent({ name: 'A', model, inputGuardrails: [guard(execute, { runInParallel })] });
    const { error } = observed(() => run(agent, 'Hi'));
    expect(error).toMatchObject({ name: 'CallbackError', cause: expect.any(SyntaxError) });
    expect(error?.message).toContain('"G"');
    expect(torn).toBe(what === 'errors' ? 1 : 0);
  });

  it('reports results: of the one that tripped, and of those that had finished', () => {
    const checks = [
      guard(() => ({ ...PASS, outputInfo: 1 }), { name: 'first' }),
      guard(() => after(2, { ...TRIP, outputInfo: 2 }), { name: 'second' }),
      guard(() => NEVER, { name: 'third' }),
    ];
    const { error } = observed(() => run(agentOf([text('x')], { inputGuardrails: checks }, 5), 'Hi'));
    expect(
      error?.partial?.inputGuardrailResults.map(({ guardrail, output }) => [guardrail.name, output.outputInfo]),
    ).toEqual([
      ['first', 1],
      ['second', 2],
    ]);
  });

  it('user input saved on trip: once, whether the guardrail blocks or works beside the model', () => {
    for (const runInParallel of [true, false]) {
      const session = fakeSession();
      const agent = agentOf([text('x')], { inputGuardrails: [guard(() => TRIP, { runInParallel })] });
      observed(() => run(agent, 'Hi', { session }));
      expect(session.items).toEqual([{ role: 'user', content: 'Hi' }]);
    }
  });
});

describe('what is saved where a run fails before its model is called', () => {
  const fails = () => JSON.parse('{') as never;
  it.each<[string, object, RunOptions]>([
    ['the instructions', { instructions: fails }, {}],
    ['onAgentStart', {}, { hooks: { onAgentStart: fails } }],
    ['onLlmStart', {}, { hooks: { onLlmStart: fails } }],
    ['the input filter', {}, { callModelInputFilter: fails }],
    ['the limit', {}, { maxTurns: 0 }],
  ])("the user's input, when %s fail", (_what, agent, options) => {
    const session = fakeSession();
    const { error } = observed(() => run(agentOf([text('x')], agent), 'Hi', { ...options, session }));
    expect(isAgentsError(error)).toBe(true);
    expect(session.items).toEqual([{ role: 'user', content: 'Hi' }]);
    expect(error?.partial?.history).toEqual(session.items);
  });
});

describe('the verdict of an output guardrail', () => {
  const outputGuardrails = [{ name: 'O', execute: () => TRIP }];

  it('tool output withheld: one that was to be the final output is in neither the history nor the session', () => {
    const session = fakeSession();
    const agent = agentOf([call], { outputGuardrails, toolUseBehavior: 'stop_on_first_tool' });
    const { error } = observed(() => run(agent, 'Hi', { session }));
    expect(error?.name).toBe('OutputGuardrailTripwireTriggered');
    expect(session.items.map(kindOf)).toEqual(['user']);
    expect(error?.partial?.history).toEqual(session.items);
    expect(JSON.stringify(error?.partial?.state)).not.toContain('seen');
  });

  it('reports results: of the one that tripped, and of those that had finished; those that had not are cut', () => {
    let torn = 0;
    const said = (name: string, execute: OutputGuardrail['execute']) => ({ name, execute });
    const checks = [
      said('first', () => ({ ...PASS, outputInfo: 1 })),
      said('second', () => after(2, { ...TRIP, outputInfo: 2 })),
      said('third', () => NEVER.pipe(tap({ unsubscribe: () => (torn += 1) }))),
    ];
    const agent = agentOf([call, text('Hello')], { outputGuardrails: checks.slice(0, 1) });
    const { error, timeline } = observed(() => run(agent, 'Hi', { outputGuardrails: checks.slice(1) }));
    expect(timeline).toBe('0:arcrormr 2:#');
    expect(error).toMatchObject({
      name: 'OutputGuardrailTripwireTriggered',
      result: { guardrail: { name: 'second' } },
    });
    expect(
      error?.partial?.outputGuardrailResults.map(({ guardrail, agentOutput, output }) => [
        guardrail.name,
        agentOutput,
        output.outputInfo,
      ]),
    ).toEqual([
      ['first', 'Hello', 1],
      ['second', 'Hello', 2],
    ]);
    expect(torn).toBe(1);
  });

  it('reasoning of the refused response is not kept: all of it is dropped, earlier turns are', () => {
    const session = fakeSession();
    const agent = agentOf([call, [reasoning('Hm.'), text('Bad.'), reasoning('So.')]], { outputGuardrails });
    const { error } = observed(() => run(agent, 'Hi', { session }));
    expect(session.items.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output']);
    expect(error?.partial?.history).toEqual(session.items);
  });
});

describe('tracing by interceptors', () => {
  /** Opens and closes a span for each unit, as a tracer does. */
  const tracer = (spans: string[]): Interceptor => {
    return (unit, work$) =>
      work$.pipe(
        tap({
          subscribe: () => spans.push(`+${unit.key}`),
          complete: () => spans.push(`-${unit.key}`),
          error: () => spans.push(`!${unit.key}`),
          unsubscribe: () => spans.push(`x${unit.key}`),
        }),
      );
  };

  it('trace ends last: the run after its turn, the turn after model and guardrail', () => {
    const spans: string[] = [];
    const agent = agentOf([text('Hello')], { inputGuardrails: [guard(() => after(30, PASS))] }, 1);
    observed(() => run(agent, 'Hi', { interceptors: [tracer(spans)] }));
    const kinds = spans.filter((span) => !span.includes('/callback') && !span.includes('hooks'));
    expect(kinds.at(0)).toBe('+run');
    expect(kinds.slice(-3)).toEqual([expect.stringMatching(/^-turn-1\/.*guard/), '-turn-1', '-run']);
  });

  it('one tree: every span is closed once, inside that of its run, on every ending', () => {
    const stop$ = new Subject<void>();
    const endings: [Script, RunOptions][] = [
      [[call, text('Done')], {}],
      [[toolCall('missing')], {}],
      [[text('Hello')], { stop: timer(3) }],
      [[text('Hello')], { inputGuardrails: [guard(() => after(3, TRIP))] }],
    ];
    for (const [script, options] of endings) {
      const spans: string[] = [];
      observed(() => run(agentOf(script, {}, 1), 'Hi', { stop: stop$, ...options, interceptors: [tracer(spans)] }));
      const opened = spans.filter((span) => span.startsWith('+')).map((span) => span.slice(1));
      const closed = spans.filter((span) => !span.startsWith('+')).map((span) => span.slice(1));
      expect([...closed].sort()).toEqual([...opened].sort());
      expect([opened[0], closed.at(-1)]).toEqual(['run', 'run']);
    }
  });

  it('a guardrail that trips is told by its own span, inside that of its turn', () => {
    const spans: string[] = [];
    const agent = agentOf([text('Hello')], { inputGuardrails: [guard(() => after(3, TRIP))] }, 1);
    observed(() => run(agent, 'Hi', { interceptors: [tracer(spans)] }));
    const guardrail = spans.find((span) => /^\+turn-1\/.*guard/.test(span));
    expect(guardrail).toBeDefined();
    expect(spans.indexOf('+turn-1')).toBeLessThan(spans.indexOf(guardrail as string));
    expect(spans.at(-1)).toBe('!run');
  });

  it('errors: the span of what failed says so, and those around it that it failed', () => {
    const broken = tool({
      name: 'look',
      description: '',
      parameters: z.object({}),
      execute: () => JSON.parse('{') as unknown,
    });
    const spansOf = (look: ReturnType<typeof tool>) => {
      const spans: string[] = [];
      const agent = agentOf([call, text('Done')], { tools: [look] });
      observed(() => run(agent, 'Hi', { interceptors: [tracer(spans)] }));
      return spans.filter((span) => span.startsWith('!'));
    };
    // The model is told, and the turn goes on.
    expect(spansOf(broken)).toEqual(['!turn-1/tool/call_1_0']);
    expect(spansOf({ ...broken, errorFunction: null })).toEqual(['!turn-1/tool/call_1_0', '!turn-1', '!run']);
  });

  it('multiple handoffs: one span, of the first, and that of the turn sees the others told that they are ignored', () => {
    const spans: string[] = [];
    const told: unknown[] = [];
    const named = (name: string) => new Agent({ name, model: scriptedModel([text(`From ${name}`)]) });
    const script = [['transfer_to_b', 'transfer_to_c', 'transfer_to_b'].map((name) => toolCall(name))];
    const agent = agentOf(script, { handoffs: [named('B'), named('C')] });
    const ignored: Interceptor = intercept('turn', () =>
      tap((element) => {
        if (element.type === 'run_item_stream_event' && element.item.type === 'tool_call_output_item')
          told.push([(element.item.rawItem as { call_id: string }).call_id, element.item.output]);
      }),
    );
    const { events } = observed(() => run(agent, 'Hi', { interceptors: [tracer(spans), ignored] }));
    expect(spans.filter((span) => span.includes('/handoff/'))).toEqual([
      '+turn-1/handoff/call_1_0',
      '-turn-1/handoff/call_1_0',
    ]);
    const IGNORED = 'Multiple handoffs detected, ignoring this one.';
    expect(told).toEqual([
      ['call_1_1', IGNORED],
      ['call_1_2', IGNORED],
    ]);
    expect(events.at(-1)).toMatchObject({ result: { finalOutput: 'From B', lastAgent: { name: 'B' } } });
  });

  it('resume reattaches: what is resumed, in another process too, goes on in the trace and in the turn of its run', () => {
    /** What a tracing service keeps, by the id of the trace; spans under their key. */
    const traces = new Map<string, Map<string, string>>();
    const attached = (): Interceptor => (unit, work$) => {
      const spans = traces.get(unit.run.runId) ?? new Map<string, string>();
      traces.set(unit.run.runId, spans);
      const note = (mark: string) => () => spans.set(unit.key, (spans.get(unit.key) ?? '') + mark);
      return work$.pipe(tap({ subscribe: note('+'), complete: note('-'), error: note('!'), unsubscribe: note('x') }));
    };
    const pay = (name: string) =>
      tool({ name, description: '', parameters: z.object({}), needsApproval: true, execute: () => 'paid' });
    const agent = () => {
      const inner = new Agent({
        name: 'Inner',
        model: scriptedModel([toolCall('pay', {}, { callId: 'p2' }), text('In')]),
        tools: [pay('pay')],
      });
      const script = [
        [toolCall('pay', {}, { callId: 'p1' }), toolCall('inner', { input: 'x' }, { callId: 'n1' })],
        text('Done'),
      ];
      return new Agent({ name: 'A', model: scriptedModel(script), tools: [pay('pay'), inner.asTool()] });
    };
    const first = agent();
    const begun = resultOf(run(first, 'Hi', { interceptors: [attached()] }));
    expect(begun.state.interruptions).toHaveLength(2);
    const state = RunState.fromJSON(first, JSON.parse(JSON.stringify(begun.state)));
    const decided = state.interruptions.reduce((each, item) => each.approve(item), state);
    expect(resultOf(run(first, decided, { interceptors: [attached()] })).finalOutput).toBe('Done');

    expect([...traces.keys()]).toEqual([begun.runId]);
    expect(Object.fromEntries(traces.get(begun.runId) ?? [])).toEqual({
      // Opened twice, in each segment once: the run, and what was left open.
      run: '+-+-',
      'turn-1': '+-+-',
      'turn-1/tool/n1': '+-+-',
      'turn-1/tool/n1/run': '+-+-',
      'turn-1/tool/n1/turn-1': '+-+-',
      'turn-1/model': '+-',
      'turn-1/tool/n1/turn-1/model': '+-',
      'turn-1/tool/p1': '+-',
      'turn-1/tool/n1/turn-1/tool/p2': '+-',
      'turn-1/tool/n1/turn-2': '+-',
      'turn-1/tool/n1/turn-2/model': '+-',
      'turn-2': '+-',
      'turn-2/model': '+-',
    });
  });
});

describe('nested runs', () => {
  const outerOf = (inner: Agent) =>
    new Agent({
      name: 'Outer',
      model: scriptedModel([toolCall('ask', { input: 'x' }), text('Done')]),
      tools: [inner.asTool({ toolName: 'ask' })],
    });

  it('nested handoff: the events tell which agent is active', () => {
    const b = new Agent({ name: 'B', model: scriptedModel([text('From B')]) });
    const inner = new Agent({ name: 'Inner', model: scriptedModel([toolCall('transfer_to_b')]), handoffs: [b] });
    const { events } = observed(() => run(outerOf(inner), 'Hi'));
    const active = events.flatMap((event) =>
      event.type === 'nested_run_event' && event.event.type === 'agent_updated_stream_event'
        ? event.event.agent.name
        : [],
    );
    expect(active).toEqual(['Inner', 'B']);
  });

  it('what a nested run said before it failed is delivered before the failure', () => {
    const inner = new Agent({ name: 'Inner', model: scriptedModel([[text('Half'), toolCall('missing')]]) });
    const { events } = observed(() => run(outerOf(inner), 'Hi'));
    const names = events.map((event) =>
      event.type === 'nested_run_event' && event.event.type === 'run_item_stream_event'
        ? `nested ${event.event.name}`
        : event.type === 'run_item_stream_event'
          ? event.name
          : '',
    );
    expect(names.filter(Boolean)).toEqual([
      'tool_called',
      'nested message_output_created',
      'nested tool_called',
      'nested tool_output',
      'tool_output',
      'message_output_created',
    ]);
  });
});

describe('what a run lists', () => {
  it('history kept by the server, three turns and more: all turns are in the history and in the state', () => {
    const model = scriptedModel([call, call, call, text('Done')]);
    const { events } = observed(() => run(agentOf([], { model }), 'Hi', { autoPreviousResponseId: true }));
    const last = events.at(-1);
    const history = last?.type === 'run_finished_event' ? last.result.history : [];
    expect(history.map(kindOf)).toEqual([
      'user',
      ...Array.from({ length: 3 }, () => ['function_call', 'function_call_output']).flat(),
      'message',
    ]);
    expect(model.calls.map(({ input }) => input.length)).toEqual([1, 1, 1, 1]);
  });

  it('compaction: told and kept as any other item of the model', () => {
    const compaction = { type: 'compaction', id: 'cmp_1', encrypted_content: 'abc' } as const;
    const session = fakeSession();
    const model = scriptedModel([[item(compaction), text('Done')]]);
    const { events } = observed(() => run(agentOf([], { model }), 'Hi', { session }));
    expect(events.flatMap((event) => (event.type === 'run_item_stream_event' ? event.name : []))).toEqual([
      'compaction_item_created',
      'message_output_created',
    ]);
    expect(session.items.map(kindOf)).toEqual(['user', 'compaction', 'message']);
  });
});
