import { map, NEVER, of, Subject, takeUntil, tap, timer } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  run,
  RunState,
  tool,
  type InterruptedRunResult,
  type Interceptor,
  type ModelRequest,
  type RunEvent,
  type RunResult,
  type ToolApprovalItem,
} from 'rxagents';
import { failed, scriptedModel, text, toolCall, type Script, type ScriptedStep } from 'rxagents/testing';
import { errorOf } from '../helpers/errorOf.js';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { letterOf } from '../helpers/letterOf.js';
import { notingTools } from '../helpers/notingTools.js';
import { timelineOf } from '../helpers/timelineOf.js';

const { executed, toolNamed } = notingTools();
const ask = (name: string) => toolCall(name, { input: 'Go on' });
const nest = (inner: Agent, script: Script, more: object = {}) =>
  new Agent({ name: 'Outer', model: scriptedModel(script), tools: [inner.asTool({ toolName: 'ask', ...more })] });
const innerOf = (script: Script, more: object = {}) =>
  new Agent({ name: 'Inner', model: scriptedModel(script), ...more });

/** Letters, and those of a nested run in parentheses. */
function lettersOf(events: readonly RunEvent[]): string {
  let letters = '';
  for (let at = 0; at < events.length; at++) {
    const inner: RunEvent[] = [];
    for (let event = events[at]; event?.type === 'nested_run_event'; event = events[++at]) inner.push(event.event);
    if (inner.length > 0) letters += `(${lettersOf(inner)})`;
    if (events[at]) letters += letterOf(events[at] as RunEvent);
  }
  return letters.replace(/r+/g, 'r');
}

describe('agents as tools', () => {
  it('nested agent tool output: its final output is what the model gets', () => {
    const model = scriptedModel([ask('ask'), text('Done')]);
    const agent = new Agent({
      name: 'Outer',
      model,
      tools: [innerOf([text('From inside')]).asTool({ toolName: 'ask' })],
    });
    const events = eventsOf(run(agent, 'Hi'));
    expect(lettersOf(events)).toBe('arcr(armrf)ormrf');
    expect(model.calls[1]?.input.at(-1)).toMatchObject({ type: 'function_call_output', output: 'From inside' });
    expect(model.calls[0]?.tools[0]).toMatchObject({ name: 'ask', strict: true, parameters: { required: ['input'] } });
  });

  it('nested events: with the agent and the call, to any depth, in order', () => {
    const deepest = new Agent({ name: 'Deepest', model: scriptedModel([text('deep')]) });
    const middle = new Agent({
      name: 'Middle',
      model: scriptedModel([ask('deepest'), text('mid')]),
      tools: [deepest.asTool()],
    });
    const outer = new Agent({
      name: 'Outer',
      model: scriptedModel([ask('middle'), text('Done')]),
      tools: [middle.asTool()],
    });
    const events = eventsOf(run(outer, 'Hi'));
    expect(lettersOf(events)).toBe('arcr(arcr(armrf)ormrf)ormrf');
    const nested = events.filter((event) => event.type === 'nested_run_event');
    expect(new Set(nested.map(({ agent, callId }) => `${agent.name} ${callId}`))).toEqual(new Set(['Middle call_1_0']));
  });

  it('should let parallel runs speak as they come', () => {
    const slow = (name: string) => new Agent({ name, model: scriptedModel([text(name)], { chunkDelayMs: 2 }) });
    const agent = new Agent({
      name: 'Outer',
      model: scriptedModel([[ask('a'), ask('b')], text('Done')]),
      tools: [slow('A').asTool(), slow('B').asTool()],
    });
    const order: string[] = [];
    timelineOf(() =>
      run(agent, 'Hi').pipe(tap((event) => event.type === 'nested_run_event' && order.push(event.agent.name))),
    );
    expect(order.slice(0, 6)).toEqual(['A', 'B', 'A', 'B', 'A', 'B']);
  });

  it('nested usage: added up, on every ending', () => {
    const result = resultOf(run(nest(innerOf([text('x')]), [ask('ask'), text('Done')]), 'Hi'));
    expect(result.usage).toMatchObject({ requests: 3, inputTokens: 30, outputTokens: 15 });
    expect(result.usage.perRequest).toHaveLength(3);
    const broken = innerOf([toolCall('missing', {})]);
    const after = resultOf(run(nest(broken, [ask('ask'), text('Done')]), 'Hi'));
    expect(after.usage.requests).toBe(3);
  });

  it('should count what a stop cut, and list what has not settled', () => {
    const inner = innerOf([toolCall('hang', {})], {
      tools: [toolNamed('hang', { execute: () => new Promise(() => undefined) })],
    });
    const events: RunEvent[] = [];
    timelineOf(() => run(nest(inner, [ask('ask')]), 'Hi', { stop: timer(5) }).pipe(tap((event) => events.push(event))));
    expect(finishedOf(events)).toMatchObject({
      status: 'stopped',
      usage: { requests: 2 },
      stopped: { unsettledTools: [{ toolName: 'hang' }] },
    });
  });

  it('should be cancelled with the run that called it', () => {
    let torn = 0;
    const inner = innerOf([toolCall('hang', {})], {
      tools: [toolNamed('hang', { execute: () => NEVER.pipe(tap({ unsubscribe: () => torn++ })) })],
    });
    run(nest(inner, [ask('ask')]), 'Hi')
      .subscribe()
      .unsubscribe();
    expect(torn).toBe(1);
  });

  it('should stop after its own turn when the outer run is asked to stop after the turn', () => {
    const look = toolNamed('look', { execute: () => timer(5) });
    const inner = innerOf([toolCall('look', {}), text('never')], { tools: [look] });
    const events: RunEvent[] = [];
    timelineOf(() =>
      run(nest(inner, [ask('ask'), text('never')]), 'Hi', {
        stop: timer(2).pipe(map(() => 'after_turn')),
      }).pipe(tap((event) => events.push(event))),
    );
    expect(finishedOf(events)?.status).toBe('stopped');
    expect(finishedOf(events)?.usage.requests).toBe(2);
    expect(lettersOf(events)).toBe('arcr(arcrof)of');
  });

  it('should tell the model what went wrong inside, or fail where the tool says so', () => {
    const model = scriptedModel([ask('ask'), text('Done')]);
    const inner = innerOf([failed({ code: 'server_error', message: 'overloaded' })]);
    const agent = new Agent({ name: 'Outer', model, tools: [inner.asTool({ toolName: 'ask' })] });
    expect(resultOf(run(agent, 'Hi')).finalOutput).toBe('Done');
    expect(JSON.stringify(model.calls[1]?.input.at(-1))).toContain('overloaded');
  });

  it('should take a guardrail of the inner agent for the tool error that it is', () => {
    const inner = innerOf([text('x')], {
      inputGuardrails: [{ name: 'G', execute: () => ({ tripwireTriggered: true }) }],
    });
    const result = resultOf(run(nest(inner, [ask('ask'), text('Done')]), 'Hi'));
    expect(result.finalOutput).toBe('Done');
    expect(result.history).toHaveLength(4);
  });

  it('nested config inheritance: model, context, interceptors; not session, hooks, maxTurns', () => {
    const keys: string[] = [];
    const spy: Interceptor = (unit, work$) => (keys.push(unit.key), work$);
    const hooked: string[] = [];
    const contexts: unknown[] = [];
    const inner = new Agent({ name: 'Inner', instructions: (context: unknown) => (contexts.push(context), 'x') });
    const session = fakeSession();
    const outer = new Agent({ name: 'Outer', tools: [inner.asTool({ toolName: 'ask' })] });
    const model = scriptedModel([ask('ask'), text('inside'), text('Done')]);
    const result = resultOf(
      run(outer, 'Hi', {
        model,
        session,
        maxTurns: 2,
        context: 7,
        interceptors: [spy],
        hooks: { onAgentStart: ({ agent }) => hooked.push(agent.name) },
      }),
    );
    expect(result.finalOutput).toBe('Done');
    expect(contexts).toEqual([7]);
    expect(hooked).toEqual(['Outer']);
    expect(session.items.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output', 'message']);
    expect(keys).toContain('turn-1/tool/call_1_0/run');
    expect(keys).toContain('turn-1/tool/call_1_0/turn-1/model');
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('should take options of its own, and make its output as it is told', () => {
    const session = fakeSession();
    const inner = innerOf([text('inside')]);
    const agent = nest(inner, [ask('ask'), text('Done')], {
      runOptions: { session },
      customOutputExtractor: ({ finalOutput, newItems }: RunResult) => of(`${String(finalOutput)} ${newItems.length}`),
    });
    const result = resultOf(run(agent, 'Hi'));
    expect(result.newItems[1]).toMatchObject({ output: 'inside 1' });
    expect(session.items.map(kindOf)).toEqual(['user', 'message']);
  });

  it('should let its own options decide about its calls, and say what its model is sent', () => {
    const model = scriptedModel([toolCall('pay', {}), toolCall('other', {}), text('inside')]);
    const inner = new Agent({ name: 'Inner', model, tools: [toolNamed('pay', { needsApproval: true })] });
    const tools = [
      inner.asTool({
        toolName: 'ask',
        runOptions: {
          approve: ({ toolCall: { name }, agent }) => ({ approve: false, message: `No ${name} for ${agent.name}.` }),
          toolNotFoundBehavior: 'return_error_to_model',
          toolErrorFormatter: ({ kind, toolName }) => `${kind}: ${toolName}`,
          callModelInputFilter: ({ modelData }) => ({ ...modelData, instructions: 'Be brief.' }),
        },
      }),
    ];
    const outer = new Agent({ name: 'Outer', model: scriptedModel([ask('ask'), text('Done')]), tools });
    expect(resultOf(run(outer, 'Hi', { approve: () => true })).finalOutput).toBe('Done');
    expect(executed).toEqual([]);
    expect(model.calls.map(({ instructions }) => instructions)).toEqual(['Be brief.', 'Be brief.', 'Be brief.']);
    expect(model.calls[1]?.input.at(-1)).toMatchObject({ output: 'No pay for Inner.' });
    expect(model.calls[2]?.input.at(-1)).toMatchObject({ output: 'tool_not_found: other' });
  });

  it('should load its session after a resume where another run saved before it had', () => {
    const memory = fakeSession([{ role: 'user', content: 'Earlier' }]);
    let isReady = false;
    const session = { ...memory, getItems: () => (isReady ? memory.getItems() : NEVER) };
    const model = scriptedModel(() => text('inside'));
    const tools = [
      new Agent({ name: 'Slow', model }).asTool({ toolName: 'ask', runOptions: { session } }),
      toolNamed('quick'),
    ];
    const script = [[ask('ask'), toolCall('quick', {})], text('Done')];
    const outer = new Agent({ name: 'Outer', model: scriptedModel(script), tools });
    const states: RunState[] = [];
    const checkpoint = (state: RunState) => void states.push(state);
    run(outer, 'Hi', { checkpoint }).subscribe().unsubscribe();
    expect(executed).toEqual(['quick']);

    isReady = true;
    const saved = RunState.fromJSON(outer, JSON.parse(JSON.stringify(states.at(-1))));
    expect(resultOf(run(outer, saved)).status).toBe('completed');
    expect(model.calls[0]?.input).toMatchObject([{ content: 'Earlier' }, { content: 'Go on' }]);
    expect(memory.items.map(kindOf)).toEqual(['user', 'user', 'message']);
  });

  it('should fail, naming the cycle, where agents call each other without end', () => {
    const a: Agent = new Agent({
      name: 'A',
      tools: [
        tool({ name: 'x', description: '', parameters: z.object({}), execute: () => 1 }),
        // A cycle is made by a tool that is found late.
        {
          ...new Agent({ name: 'A2' }).asTool({ toolName: 'again' }),
          get nested() {
            return { agent: a, runOptions: {} };
          },
        },
      ],
    });
    const model = { name: 'm', stream: (request: never) => scriptedModel([ask('again')]).stream(request) };
    const error = errorOf(run(a, 'Hi', { model }));
    expect(error.name).toBe('UserError');
    expect(error.message).toMatch(/nested more than 3\d levels deep: A > A/);
  });

  it('should refuse to be executed by hand, and an input that is none', () => {
    const { execute } = innerOf([]).asTool();
    expect(() => execute({ input: 'x' }, undefined as never, undefined as never)).toThrow(/only a run can call/);
    const model = scriptedModel([toolCall('ask', {}), text('Done')]);
    resultOf(run(nest(innerOf([]), []), 'Hi', { model }));
    expect(JSON.stringify(model.calls[1]?.input.at(-1))).toContain('without an input');
  });
});

describe('nested approvals', () => {
  const pay = toolNamed('pay', { needsApproval: true });
  const innermost = () =>
    new Agent({ name: 'Innermost', model: scriptedModel([toolCall('pay', {}), text('paid')]), tools: [pay] });
  const inner = () =>
    new Agent({
      name: 'Inner',
      model: scriptedModel([ask('innermost'), text('asked')]),
      tools: [innermost().asTool()],
    });
  const outer = () => nest(inner(), [[ask('ask')], text('Done')]);

  it('nested approval propagates: live, at any depth', () => {
    const result = resultOf(run(outer(), 'Hi', { approve: ({ agent }) => agent.name === 'Innermost' }));
    expect(result.finalOutput).toBe('Done');
    expect(executed).toEqual(['pay']);
  });

  it('nested approval propagates: by ending interrupted and resuming, in another process', () => {
    const agent = outer();
    const first = resultOf(run(agent, 'Hi'));
    expect(first.status).toBe('interrupted');
    const interruptions = (first as InterruptedRunResult).interruptions;
    expect(interruptions).toEqual([expect.objectContaining({ agent: { name: 'Innermost' } })]);
    const state = RunState.fromJSON(agent, JSON.parse(JSON.stringify(first.state)));
    expect(state.interruptions).toEqual(interruptions);
    const result = resultOf(run(agent, state.approve(interruptions[0] as ToolApprovalItem)));
    expect(result).toMatchObject({ finalOutput: 'Done', status: 'completed' });
    expect(executed).toEqual(['pay']);
    const live = resultOf(run(outer(), 'Hi', { approve: () => true }));
    expect(result.usage).toMatchObject({ requests: live.usage.requests, totalTokens: live.usage.totalTokens });
    expect(result.history).toEqual(live.history);
  });

  it('should interrupt again while it is undecided, and count nothing twice', () => {
    const agent = outer();
    const first = resultOf(run(agent, 'Hi'));
    const second = resultOf(run(agent, first.state));
    expect(second.status).toBe('interrupted');
    expect(second.usage).toEqual(first.usage);
    expect(second.state.interruptions).toHaveLength(1);
  });

  it('should ask about the agent itself', () => {
    const agent = nest(innerOf([text('x')]), [ask('ask'), text('Done')], { needsApproval: true });
    const first = resultOf(run(agent, 'Hi'));
    expect(first.state.interruptions[0]).toMatchObject({ agent: { name: 'Outer' } });
    expect(
      resultOf(run(agent, first.state.approve(first.state.interruptions[0] as ToolApprovalItem))).finalOutput,
    ).toBe('Done');
  });
});

describe('resume at every step boundary', () => {
  it('should give what the uninterrupted run gives, and execute each tool once', () => {
    const pay = toolNamed('pay', { needsApproval: true });
    const look = toolNamed('look');
    const make = () => {
      const inner = new Agent({ name: 'Inner', tools: [pay, look] });
      const b = new Agent({ name: 'B', tools: [look] });
      return new Agent({ name: 'A', tools: [look, inner.asTool()], handoffs: [b] });
    };
    // By what it is asked, so that it gives the same answers to a run that begins in the middle.
    const scripts: Record<string, readonly ScriptedStep[]> = {
      A: [
        [toolCall('look', {}, { callId: 'l1' }), toolCall('inner', { input: 'x' }, { callId: 'n1' })],
        toolCall('transfer_to_b', {}, { callId: 'h1' }),
      ],
      Inner: [
        [toolCall('pay', {}, { callId: 'p1' }), toolCall('look', {}, { callId: 'l2' })],
        text('inside', { id: 'm1' }),
      ],
      B: [toolCall('look', {}, { callId: 'l3' }), text('Done', { id: 'm2' })],
    };
    const modelFor = () => ({
      name: 'm',
      stream: (request: ModelRequest) => {
        const names = request.tools.map((each) => (each as { name?: string }).name);
        const who = names.includes('inner') ? 'A' : names.includes('pay') ? 'Inner' : 'B';
        const calls = request.input.filter(({ type }) => type === 'function_call').length;
        const step =
          who === 'A' ? (calls === 0 ? 0 : 1) : who === 'Inner' ? (calls === 0 ? 0 : 1) : calls === 3 ? 0 : 1;
        return scriptedModel([scripts[who]?.[step] as ScriptedStep]).stream(request);
      },
    });
    const whole = resultOf(run(make(), 'Hi', { model: modelFor(), runId: 'r', approve: () => true }));
    expect(whole.finalOutput).toBe('Done');
    expect([...executed].sort()).toEqual(['look', 'look', 'look', 'pay']);
    executed.splice(0);

    const states: string[] = [];
    resultOf(
      run(make(), 'Hi', {
        model: modelFor(),
        runId: 'r',
        approve: () => true,
        checkpoint: (state) => (state.status === 'completed' ? undefined : states.push(JSON.stringify(state))),
      }),
    );
    expect(states.length).toBeGreaterThan(10);
    for (let at = 0; at < states.length; at++) {
      executed.splice(0);
      let seen = -1;
      const crash = new Subject<void>();
      const checkpoint = () => (++seen === at ? crash.next() : undefined);
      run(make(), 'Hi', { model: modelFor(), runId: 'r', approve: () => true, checkpoint })
        .pipe(takeUntil(crash))
        .subscribe();
      const agent = make();
      const state = RunState.fromJSON(agent, JSON.parse(states[at] as string));
      const result = resultOf(run(agent, state, { model: modelFor(), approve: () => true }));
      expect({ at, executed: [...executed].sort() }).toEqual({ at, executed: ['look', 'look', 'look', 'pay'] });
      expect(result.finalOutput).toBe('Done');
      expect(result.history).toEqual(whole.history);
      expect(result.lastAgent.name).toBe('B');
      expect(result.usage.requests).toBe(whole.usage.requests);
      expect(result.usage.totalTokens).toBe(whole.usage.totalTokens);
    }
  });
});
