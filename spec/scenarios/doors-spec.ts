import { lastValueFrom as rxLastValueFrom, map, Subject, tap, timer, toArray } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  lastValueFrom,
  MemorySession,
  run,
  RunState,
  shareRun,
  toAsyncIterable,
  type Interceptor,
  type InterruptedRunResult,
  type ModelRequest,
  type RunEvent,
  type RunOptions,
  type RunResult,
  type ToolApprovalItem,
} from 'rxagents';
import { failed, reasoning, scriptedModel, text, toolCall, type Script } from 'rxagents/testing';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { kindOf } from '../helpers/fakeSession.js';
import { notingTools } from '../helpers/notingTools.js';
import { throughDoors } from '../helpers/throughDoors.js';

const { executed, toolNamed } = notingTools();
const agentOf = (script: Script, more: object = {}) =>
  new Agent({ name: 'A', model: scriptedModel(script), tools: [toolNamed('look')], ...more });
const look = toolCall('look');

/** Through every door, and the same through each. */
async function outcomeOf(make: () => ReturnType<typeof run>) {
  const [first, ...others] = await throughDoors(make);
  expect(others).toEqual([first, first]);
  return first;
}
const options: RunOptions = { runId: 'r', generateId: (prefix) => `${prefix}_1` };

describe('the same through every door: subscribed to, awaited, iterated', () => {
  it('basic parity: equal output, items, usage and session', async () => {
    const sessions: MemorySession[] = [];
    const outcome = await outcomeOf(() => {
      const session = new MemorySession();
      sessions.push(session);
      return run(agentOf([[reasoning('Hm.'), text('Hello')]]), 'Hi', { ...options, session });
    });
    expect(outcome?.result).toMatchObject({ finalOutput: 'Hello', usage: { requests: 1 } });
    expect(sessions.map((each) => each.getItems())).toEqual(sessions.map(() => outcome?.result?.history));
  });

  it('tool parity: the same with one tool turn', async () => {
    const outcome = await outcomeOf(() => run(agentOf([look, text('Done')]), 'Hi', options));
    expect(outcome?.result?.newItems?.map(({ type }) => type)).toEqual([
      'tool_call_item',
      'tool_call_output_item',
      'message_output_item',
    ]);
  });

  it('basic and tool parity: the same spans in the same order, of the run, its turns, the model, tools, guardrails and hooks', async () => {
    const traces: string[][] = [];
    await outcomeOf(() => {
      const spans: string[] = [];
      traces.push(spans);
      const tracer: Interceptor = ({ kind, key, name, input }, work$) => {
        const span = JSON.stringify({ kind, key, name, input });
        const note = (mark: string) => () => void spans.push(`${mark} ${span}`);
        return work$.pipe(tap({ subscribe: note('begins'), complete: note('ends'), error: note('fails') }));
      };
      const pass = { tripwireTriggered: false };
      const other = new Agent({
        name: 'Other',
        model: scriptedModel([look, text('Done')]),
        tools: [toolNamed('look')],
      });
      const agent = agentOf([look, toolCall('transfer_to_other')], {
        instructions: () => 'Be brief.',
        handoffs: [other],
        inputGuardrails: [{ name: 'I', execute: () => pass }],
      });
      return run(agent, 'Hi', {
        ...options,
        session: new MemorySession(),
        interceptors: [tracer],
        hooks: { onToolStart: () => undefined },
        outputGuardrails: [{ name: 'O', execute: () => pass }],
      });
    });
    expect(traces).toHaveLength(3);
    expect(traces).toEqual([traces[0], traces[0], traces[0]]);
    const kinds = traces[0]?.map((span) => (JSON.parse(span.slice(span.indexOf('{'))) as { kind: string }).kind);
    expect(new Set(kinds)).toEqual(
      new Set(['run', 'turn', 'model_call', 'tool_call', 'guardrail', 'handoff', 'session', 'callback']),
    );
    expect(traces[0]?.filter((span) => span.startsWith('begins'))).toHaveLength((traces[0]?.length ?? 0) / 2);
  });

  const LISTS: readonly string[] = [
    ...(['input', 'newItems', 'rawResponses', 'history', 'interruptions'] satisfies (keyof InterruptedRunResult)[]),
    ...(['inputGuardrailResults', 'outputGuardrailResults'] satisfies (keyof RunResult)[]),
    ...(['toolInputGuardrailResults', 'toolOutputGuardrailResults'] satisfies (keyof RunResult)[]),
  ];
  /** The lists themselves, not their JSON, so that one that has `undefined` in it is not the same. */
  const listsOf = (result: Partial<RunResult> = {}): Readonly<Record<string, readonly unknown[]>> =>
    Object.fromEntries(Object.entries(result).filter(([name]) => LISTS.includes(name))) as never;
  const says = (type: 'allow' | 'rejectContent') => [
    { name: type, execute: () => ({ behavior: { type, message: 'Not that.' }, outputInfo: type }) },
  ];
  const guarded = (name: string, more: object = {}) =>
    toolNamed(name, { inputGuardrails: says('allow'), outputGuardrails: says('allow'), ...more });
  const guardedAgent = (script: Script, pay: object) => {
    const pass = [{ name: 'P', execute: () => ({ tripwireTriggered: false, outputInfo: 'fine' }) }];
    const tools = [guarded('look'), guarded('pay', pay)];
    return agentOf(script, { tools, inputGuardrails: pass, outputGuardrails: pass });
  };
  const both = [reasoning('Both.'), look, toolCall('pay')];
  const refused = { inputGuardrails: says('rejectContent') };

  it.each<[string, () => Agent, object]>([
    [
      'completed',
      () => guardedAgent([both, text('Done')], refused),
      { newItems: 6, history: 7, rawResponses: 2, outputGuardrailResults: 1 },
    ],
    [
      'failed',
      () => guardedAgent([both, failed({ code: 'server_error', message: 'no' })], refused),
      { newItems: 5, history: 6, rawResponses: 2, outputGuardrailResults: 0 },
    ],
    [
      'interrupted',
      () => guardedAgent([[...both, toolCall('look')]], { ...refused, needsApproval: true }),
      { newItems: 7, history: 6, rawResponses: 1, interruptions: 1, toolOutputGuardrailResults: 2 },
    ],
  ])('tool guardrail results parity, and that of every other list, of a run that is %s', async (_how, agent, some) => {
    const [first, ...others] = await throughDoors(() => run(agent(), 'Hi', options), listsOf);
    const lengths = Object.entries(first?.result ?? {}).map(([name, list]) => [name, list.length]);
    expect(Object.fromEntries(lengths)).toEqual({
      ...{ input: 1, inputGuardrailResults: 1, outputGuardrailResults: 0 },
      ...{ toolInputGuardrailResults: 2, toolOutputGuardrailResults: 1, ...some },
    });
    expect(others).toStrictEqual([first, first]);
  });

  it.each<[string, Script, RunOptions]>([
    ['ModelError', [failed({ code: 'server_error', message: 'no' })], {}],
    ['ModelBehaviorError', [toolCall('missing')], {}],
    ['MaxTurnsExceededError', [look, look], { maxTurns: 1 }],
    ['CallbackError', [text('x')], { hooks: { onLlmEnd: () => JSON.parse('{') as unknown } }],
    ['UserError', [text('x')], { inputGuardrails: [{ name: 'G', execute: () => undefined as never }] }],
  ])('same exception class: %s', async (name, script, more) => {
    const outcome = await outcomeOf(() => run(agentOf(script), 'Hi', { ...options, ...more }));
    expect(outcome?.failure).toBe(name);
    expect(outcome?.result?.status).toBe('failed');
  });

  const SAVED = {
    input: 'user',
    turn: 'user function_call function_call_output',
    message: 'user message',
    mixed: 'user message function_call function_call_output',
  };
  const judge = (how: 'pass' | 'trip' | 'error') => [
    {
      name: 'O',
      execute: () => (how === 'error' ? (JSON.parse('{') as never) : { tripwireTriggered: how === 'trip' }),
    },
  ];
  const TRIP = 'OutputGuardrailTripwireTriggered';
  const mixed: Script = [[text('Here you are.'), look]];
  const final = { toolUseBehavior: 'stop_on_first_tool' };
  const answered: RunOptions = { maxTurns: 1, errorHandlers: { maxTurns: () => 'That is all.' } };
  it.each<[string, Script, object, RunOptions, Parameters<typeof judge>[0], string | undefined, string]>([
    ['output trip: the session has the input alone', [text('Hi')], {}, {}, 'trip', TRIP, SAVED.input],
    ['mixed final turn, passed: all of it, in order', mixed, final, {}, 'pass', undefined, SAVED.mixed],
    ['mixed final turn, refused: nothing of it', mixed, final, {}, 'trip', TRIP, SAVED.input],
    ['failing output guardrail: the whole turn is saved', mixed, final, {}, 'error', 'CallbackError', SAVED.mixed],
    ['final-turn error: input and message are saved', [text('Hi')], {}, {}, 'error', 'CallbackError', SAVED.message],
    ['handler of the limit, passed', [look], {}, answered, 'pass', undefined, `${SAVED.turn} message`],
    ['handler of the limit, refused', [look], {}, answered, 'trip', TRIP, SAVED.turn],
    ['handler of the limit, error', [look], {}, answered, 'error', 'CallbackError', `${SAVED.turn} message`],
  ])('%s', async (_what, script, more, given, how, failure, saved) => {
    const sessions: MemorySession[] = [];
    const outcome = await outcomeOf(() => {
      const session = new MemorySession();
      sessions.push(session);
      return run(agentOf(script, { ...more, outputGuardrails: judge(how) }), 'Hi', { ...options, ...given, session });
    });
    expect(outcome?.failure).toBe(failure);
    expect(sessions.map((session) => session.getItems().map(kindOf).join(' '))).toEqual([saved, saved, saved]);
    expect(outcome?.result?.history?.map(kindOf).join(' ')).toBe(saved);
    expect(outcome?.result?.outputGuardrailResults).toHaveLength(how === 'error' ? 0 : 1);
  });

  it('cross modes: begun iterated and resumed awaited, or the other way round', async () => {
    const agent = () =>
      agentOf([toolCall('pay'), text('Done')], { tools: [toolNamed('pay', { needsApproval: true })] });
    const awaited = (run$: ReturnType<typeof run>): Promise<RunResult> => lastValueFrom(run$);
    const iterated = async (run$: ReturnType<typeof run>) => {
      const iterable = toAsyncIterable(run$);
      let last: RunEvent | undefined;
      for await (const event of iterable) last = event;
      return finishedOf([last as RunEvent])!;
    };
    const resume = async (begin: typeof awaited, go: typeof awaited) => {
      const made = agent();
      const first = await begin(run(made, 'Hi', options));
      const state = RunState.fromJSON(made, JSON.parse(JSON.stringify(first.state)));
      const approved = state.approve((first as InterruptedRunResult).interruptions[0] as ToolApprovalItem);
      const { history, usage, newItems } = await go(run(made, approved, options));
      return { history, usage, newItems };
    };
    const expected = await resume(awaited, awaited);
    expect(await resume(iterated, awaited)).toEqual(expected);
    expect(await resume(awaited, iterated)).toEqual(expected);
    expect(executed).toEqual(['pay', 'pay', 'pay']);
  });

  it.each<[string, RunOptions]>([
    ['previousResponseId', { previousResponseId: 'resp_0' }],
    ['conversationId', { conversationId: 'conv_0' }],
  ])('every request field: the model sees the same request, with %s', async (id, history) => {
    const requests: unknown[] = [];
    await throughDoors(() => {
      const spied = {
        name: 'spy',
        stream: (request: ModelRequest) => {
          const { signal: _signal, scheduler: _scheduler, ...fields } = request;
          requests.push(JSON.parse(JSON.stringify(fields)));
          return scriptedModel([text('{"title":"Hello"}')]).stream(request);
        },
      };
      const other = new Agent({ name: 'Other' });
      const agent = new Agent({
        name: 'A',
        instructions: 'Be brief.',
        outputType: z.object({ title: z.string() }),
        model: spied,
        modelSettings: { temperature: 0.5, toolChoice: 'auto' },
        tools: [toolNamed('look'), { type: 'web_search' } as never],
        handoffs: [other],
      });
      return run(agent, 'Hi', { ...options, ...history, modelSettings: { topP: 0.1 } });
    });
    expect(requests).toHaveLength(3);
    expect(requests).toEqual([requests[0], requests[0], requests[0]]);
    expect(Object.keys(requests[0] as object).sort()).toEqual(
      ['handoffs', 'input', 'instructions', 'modelSettings', 'outputType', id, 'tools'].sort(),
    );
    expect(requests[0]).toMatchObject({
      ...history,
      modelSettings: { temperature: 0.5, toolChoice: 'auto', topP: 0.1 },
    });
  });

  it('the limit is thrown by the run itself, also where nobody reads its events', async () => {
    const errors: unknown[] = [];
    run(agentOf([look, look]), 'Hi', { ...options, maxTurns: 1 }).subscribe({
      error: (error: unknown) => errors.push(error),
    });
    expect(errors).toEqual([expect.objectContaining({ name: 'MaxTurnsExceededError' })]);
    const outcome = await outcomeOf(() => run(agentOf([look, look]), 'Hi', { ...options, maxTurns: 1 }));
    expect(outcome?.failure).toBe('MaxTurnsExceededError');
  });

  it('events before an error are delivered, however slow the consumer is', async () => {
    const broken = () =>
      agentOf([[text('One moment.'), toolCall('fatal')]], {
        tools: [toolNamed('fatal', { execute: () => JSON.parse('{') as unknown, errorFunction: null })],
      });
    const seen: RunEvent[] = [];
    run(broken(), 'Hi', options).subscribe({ next: (event) => seen.push(event), error: () => undefined });
    const iterated: RunEvent[] = [];
    const slowly = async () => {
      for await (const event of toAsyncIterable(run(broken(), 'Hi', options))) {
        await new Promise(setImmediate);
        iterated.push(event);
      }
    };
    await expect(slowly()).rejects.toMatchObject({ name: 'ToolCallError' });
    expect(JSON.stringify(iterated)).toBe(JSON.stringify(seen));
    expect(seen.filter(({ type }) => type === 'run_item_stream_event')).toHaveLength(3);
  });
});

describe('leaving a run', () => {
  it('a consumer that breaks out ends the run: no model call and no tool after it', async () => {
    const model = scriptedModel((_request, index) => toolCall('look', {}, { callId: `call_${index}` }));
    const later = toolNamed('look', { execute: () => Promise.resolve(executed.push('look')) });
    const agent = agentOf([], { model, tools: [later] });
    for await (const event of toAsyncIterable(run(agent, 'Hi', { maxTurns: null }))) {
      if (event.type === 'run_item_stream_event' && event.name === 'tool_output') break;
    }
    const [calls, tools] = [model.calls.length, executed.length];
    for (let wait = 0; wait < 5; wait++) await new Promise(setImmediate);
    expect([model.calls.length, executed.length]).toEqual([calls, tools]);
  });

  it('a consumer that leaves in the middle of its own work ends the run as one that waits does', async () => {
    let torn = 0;
    const slow = toolNamed('look', { execute: () => timer(1e6).pipe(tap({ unsubscribe: () => torn++ })) });
    const iterator = toAsyncIterable(run(agentOf([look], { tools: [slow] }), 'Hi'))[Symbol.asyncIterator]();
    const first = await iterator.next();
    expect(first.done).toBe(false);
    // It works on the first event, and waits for nothing.
    await iterator.return?.();
    expect(torn).toBe(1);
    expect(await iterator.next()).toMatchObject({ done: true });
  });

  it('two subscribers are two runs; two that share one get all of its events each', async () => {
    const model = scriptedModel(() => text('Hello'));
    const run$ = run(agentOf([], { model }), 'Hi', options);
    eventsOf(run$);
    eventsOf(run$);
    expect(model.calls).toHaveLength(2);
    const shared$ = run$.pipe(shareRun());
    const [one, other] = await Promise.all([1, 2].map(() => rxLastValueFrom(shared$.pipe(toArray()))));
    expect(model.calls).toHaveLength(3);
    expect(one).toEqual(other);
    expect(one).toHaveLength(11);
  });

  it('abort means the same through every door: a stop ends the run with what there was', async () => {
    const outcome = await outcomeOf(() => {
      const stop$ = new Subject<void>();
      return run(agentOf([text('Hello there', { deltas: ['Hello', ' there'] })]), 'Hi', {
        ...options,
        stop: stop$,
      }).pipe(
        map((event) => {
          if (event.type === 'raw_response_event' && event.data.type === 'response.output_text.delta') stop$.next();
          return event;
        }),
      );
    });
    expect(outcome?.result).toMatchObject({ status: 'stopped', stopped: { partialText: 'Hello' } });
  });
});

describe('a run that is resumed', () => {
  it('tool guardrail results on interruption and resume: none lost, none twice', () => {
    const verdict = [{ name: 'T', execute: () => ({ behavior: { type: 'allow' } }) }];
    const guarded = (name: string, more: object = {}) =>
      toolNamed(name, { inputGuardrails: verdict, outputGuardrails: verdict, ...more });
    const agent = agentOf([[look, toolCall('pay'), toolCall('pay')], text('Done')], {
      tools: [guarded('look'), guarded('pay', { needsApproval: true })],
    });
    const first = resultOf(run(agent, 'Hi')) as InterruptedRunResult;
    const half = first.state.approve(first.interruptions[0] as ToolApprovalItem);
    const second = resultOf(run(agent, half)) as InterruptedRunResult;
    const rejected = second.state.reject(second.state.interruptions[0] as ToolApprovalItem);
    const third = resultOf(run(agent, RunState.fromJSON(agent, JSON.parse(JSON.stringify(rejected)))));
    expect(third.status).toBe('completed');
    // Each segment lists what was said in it; of what is rejected, no guardrail is asked.
    for (const list of ['toolInputGuardrailResults', 'toolOutputGuardrailResults'] as const) {
      const names = [first, second, third].map((each) => each[list].map(({ toolName, callId }) => [toolName, callId]));
      expect(names).toEqual([[['look', 'call_1_0']], [['pay', 'call_1_1']], []]);
    }
  });

  it('pending handoff: executed on resume', () => {
    const b = new Agent({ name: 'B', model: scriptedModel([text('From B')]) });
    const agent = agentOf([[toolCall('pay'), toolCall('transfer_to_b')]], {
      tools: [toolNamed('pay', { needsApproval: true })],
      handoffs: [b],
    });
    const first = resultOf(run(agent, 'Hi')) as InterruptedRunResult;
    expect(first.lastAgent.name).toBe('A');
    expect(first.newItems.map(({ type }) => type)).not.toContain('handoff_output_item');
    const thawed = RunState.fromJSON(agent, JSON.parse(JSON.stringify(first.state)));
    const events = eventsOf(run(agent, thawed.approve(thawed.interruptions[0] as ToolApprovalItem)));
    expect(events.flatMap((event) => (event.type === 'run_item_stream_event' ? event.name : []))).toEqual([
      'tool_output',
      'handoff_occurred',
      'message_output_created',
    ]);
    expect(finishedOf(events)).toMatchObject({ finalOutput: 'From B', lastAgent: { name: 'B' } });
  });

  it('session items are unique over the segments', () => {
    const session = new MemorySession();
    const agent = agentOf([[look, toolCall('pay')], text('Done')], {
      tools: [toolNamed('look'), toolNamed('pay', { needsApproval: true })],
    });
    const first = resultOf(run(agent, 'Hi', { session })) as InterruptedRunResult;
    const result = resultOf(run(agent, first.state.approve(first.interruptions[0] as ToolApprovalItem), { session }));
    expect(session.getItems()).toEqual(result.history);
    expect(new Set(result.history.map((item) => JSON.stringify(item))).size).toBe(result.history.length);
    expect(executed).toEqual(['look', 'pay']);
  });
});
