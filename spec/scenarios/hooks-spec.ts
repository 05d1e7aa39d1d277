import { map, NEVER, tap, timer } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  lastValueFrom,
  run,
  tool,
  type AgentsError,
  type Eventually,
  type HookEvents,
  type Hooks,
  type ModelInputData,
  type RunEvent,
} from 'rxagents';
import { reasoning, scriptedModel, text, toolCall } from 'rxagents/testing';
import { resultOf } from '../helpers/eventsOf.js';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { timelineOf } from '../helpers/timelineOf.js';

const NAMES: readonly (keyof HookEvents)[] = [
  'onAgentStart',
  'onAgentEnd',
  'onLlmStart',
  'onLlmEnd',
  'onToolStart',
  'onToolEnd',
  'onHandoff',
];
/** Hooks that note what they are told. */
const noting = (note: (name: keyof HookEvents, event: never) => unknown): Hooks =>
  Object.fromEntries(NAMES.map((name) => [name, (event: never) => note(name, event)]));
const lookUp = tool({ name: 'look_up', description: '', parameters: z.object({}), execute: () => 'found' });
const call = toolCall('look_up', {});

function failureOf(make: () => ReturnType<typeof run>): { events: RunEvent[]; error: AgentsError } {
  const events: RunEvent[] = [];
  const errors: AgentsError[] = [];
  make().subscribe({
    next: (event) => events.push(event),
    error: (error: unknown) => errors.push(error as AgentsError),
  });
  expect(errors).toHaveLength(1);
  return { events, error: errors[0] as AgentsError };
}

describe('hooks', () => {
  it('hooks: all of them, run and agent, in order', () => {
    const order: string[] = [];
    const hooksOf = (owner: string) =>
      noting((name, { agent }: HookEvents['onAgentStart']) => void order.push(`${owner} ${name} ${agent.name}`));
    const b = new Agent({ name: 'B', hooks: hooksOf('b') });
    const agent = new Agent({ name: 'A', tools: [lookUp], handoffs: [b], hooks: hooksOf('a') });
    const model = scriptedModel([call, toolCall('transfer_to_b', {}), text('Hi')]);
    resultOf(run(agent, 'Hi', { model, hooks: hooksOf('run') }));
    const both = (owner: string, name: string, who: string) => [`run ${name} ${who}`, `${owner} ${name} ${who}`];
    expect(order).toEqual([
      ...both('a', 'onAgentStart', 'A'),
      ...both('a', 'onLlmStart', 'A'),
      ...both('a', 'onLlmEnd', 'A'),
      ...both('a', 'onToolStart', 'A'),
      ...both('a', 'onToolEnd', 'A'),
      ...both('a', 'onLlmStart', 'A'),
      ...both('a', 'onLlmEnd', 'A'),
      ...both('a', 'onHandoff', 'A'),
      ...both('b', 'onAgentStart', 'B'),
      ...both('b', 'onLlmStart', 'B'),
      ...both('b', 'onLlmEnd', 'B'),
      ...both('b', 'onAgentEnd', 'B'),
    ]);
  });

  it('should say once that an agent starts, also where the run is resumed', () => {
    const started: string[] = [];
    const hooks = noting((name) => {
      if (name === 'onAgentStart') started.push(name);
    });
    const agent = new Agent({ name: 'A', tools: [{ ...lookUp, needsApproval: true }] });
    const model = scriptedModel([call, text('Hi')]);
    const { state } = resultOf(run(agent, 'Hello', { model, hooks }));
    const [item] = state.interruptions;
    expect(resultOf(run(agent, state.approve(item as never), { model, hooks })).finalOutput).toBe('Hi');
    expect(started).toEqual(['onAgentStart']);
  });

  it('should tell each what it is about', () => {
    const told: Partial<Record<keyof HookEvents, object>> = {};
    const hooks = noting((name, event) => void (told[name] ??= event));
    const agent = new Agent({ name: 'A', instructions: 'Be brief.', tools: [lookUp] });
    const model = scriptedModel([[reasoning('Hm.'), call], text('Hi')]);
    resultOf(run(agent, 'Hello', { model, hooks, context: { user: 1 } }));
    const common = { agent: { name: 'A' }, context: { user: 1 } };
    expect(told).toMatchObject({
      onAgentStart: { ...common, input: [{ role: 'user', content: 'Hello' }] },
      onLlmStart: { ...common, instructions: 'Be brief.', input: [{ role: 'user', content: 'Hello' }] },
      onLlmEnd: {
        ...common,
        response: {
          output: [{ type: 'reasoning' }, { type: 'function_call' }],
          status: 'completed',
          responseId: 'resp_1',
          usage: { inputTokens: 10 },
        },
      },
      onToolStart: { ...common, toolCall: { name: 'look_up' } },
      onToolEnd: { ...common, toolCall: { name: 'look_up' }, output: 'found' },
      onAgentEnd: { ...common, output: 'Hi' },
    });
  });

  it('should wait for each, and for the run and the agent together', () => {
    const slow = noting(() => timer(2));
    const agent = new Agent({ name: 'A', tools: [lookUp], hooks: slow });
    const make = () => run(agent, 'Hi', { model: scriptedModel([call, text('Hi')]), hooks: slow });
    expect(timelineOf(make)).toBe('0:a 4:rcr 10:o 12:rmr 16:f|');
  });

  it.each(NAMES)('hook errors: %s fails the run, with what was saved before', (name) => {
    const agent = new Agent({ name: 'A', tools: [lookUp], handoffs: [new Agent({ name: 'B' })] });
    const session = fakeSession();
    const hooks = {
      [name]: () => {
        throw new Error('broken');
      },
    };
    const model = scriptedModel([call, toolCall('transfer_to_b', {}), text('Hi')]);
    const { error } = failureOf(() => run(agent, 'Hi', { model, hooks, session }));
    expect(error).toMatchObject({
      name: 'CallbackError',
      unit: `${name} hook of the run`,
      partial: { status: 'failed' },
    });
    expect(session.items.map(kindOf)[0]).toBe('user');
  });

  it('should be torn down by a stop', () => {
    let torn = false;
    const hooks: Hooks = { onLlmStart: () => NEVER.pipe(tap({ unsubscribe: () => (torn = true) })) };
    const agent = new Agent({ name: 'A', model: scriptedModel([text('Hi')]) });
    expect(timelineOf(() => run(agent, 'Hi', { hooks, stop: timer(3) }))).toBe('0:a 3:f|');
    expect(torn).toBe(true);
  });
});

describe('callModelInputFilter', () => {
  const agent = new Agent({ name: 'A', instructions: 'Long.', tools: [lookUp] });

  it('input filter: decides what the model is sent, each time anew, and changes nothing else', () => {
    const model = scriptedModel([call, text('Hi')]);
    const seen: number[] = [];
    const result = resultOf(
      run(agent, 'Hi', {
        model,
        callModelInputFilter: ({ modelData }) => {
          seen.push(modelData.input.length);
          return { input: modelData.input.slice(-1), instructions: 'Short.' };
        },
      }),
    );
    expect(seen).toEqual([1, 3]);
    expect(model.calls.map(({ input }) => input.length)).toEqual([1, 1]);
    expect(model.calls[0]?.instructions).toBe('Short.');
    expect(result.history).toHaveLength(4);
  });

  it.each<[string, () => Eventually<ModelInputData>]>([
    ['a promise', () => Promise.resolve({ input: [] })],
    ['an Observable', () => timer(1).pipe(map(() => ({ input: [] })))],
  ])('input filter: the model is called when %s has given it', async (_what, callModelInputFilter) => {
    const model = scriptedModel([text('Hi')]);
    const result = await lastValueFrom(run(agent, 'Hello', { model, callModelInputFilter }));
    expect(model.calls.map(({ input }) => input)).toEqual([[]]);
    expect(result.history).toHaveLength(2);
  });

  it('should send an id once, the latest', () => {
    const model = scriptedModel([text('Hi')]);
    const say = (content: string) => ({ type: 'message', role: 'user', content, id: 'msg_1' }) as never;
    resultOf(run(agent, 'Hi', { model, callModelInputFilter: () => ({ input: [say('a'), say('b')] }) }));
    expect(model.calls[0]).toMatchObject({ input: [{ content: 'b' }] });
    expect(model.calls[0]).not.toHaveProperty('instructions');
  });

  it.each([[undefined], [{}], [{ input: 'x' }], [{ input: [], instructions: 1 }]])('should refuse %j', (filtered) => {
    const model = scriptedModel([text('Hi')]);
    const { error } = failureOf(() => run(agent, 'Hi', { model, callModelInputFilter: () => filtered as never }));
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('callModelInputFilter') });
    expect(model.calls).toHaveLength(0);
  });
});

it('should refuse instructions that are no text', () => {
  const agent = new Agent({ name: 'A', instructions: (() => 7) as never, model: scriptedModel([text('Hi')]) });
  expect(failureOf(() => run(agent, 'Hi')).error).toMatchObject({
    name: 'UserError',
    message: /instructions of agent "A"/,
  });
});
