import { map, NEVER, Observable, of, Subject, tap, throwError, timer } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  run,
  tool,
  type AgentsError,
  type InputGuardrail,
  type Interceptor,
  type ModelRequest,
  type OutputGuardrail,
  type RunEvent,
  type RunOptions,
  type ToolGuardrailFunctionOutput,
} from 'rxagents';
import { failed, reasoning, scriptedModel, text, toolCall, type Script } from 'rxagents/testing';
import { resultOf } from '../helpers/eventsOf.js';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { timelineOf } from '../helpers/timelineOf.js';

const PASS = { tripwireTriggered: false };
const TRIP = { tripwireTriggered: true, outputInfo: 'why' };
const after = <T>(ms: number, value: T): Observable<T> => timer(ms).pipe(map(() => value));
const fail = (): never => {
  throw new Error('broken');
};

const guard = (answer: () => ReturnType<InputGuardrail['execute']>, runInParallel = true): InputGuardrail => ({
  name: 'G',
  execute: answer,
  runInParallel,
});
const check = (answer: OutputGuardrail['execute'], more: Partial<OutputGuardrail> = {}): OutputGuardrail => ({
  name: 'O',
  execute: answer,
  ...more,
});

let executed = 0;
beforeEach(() => (executed = 0));
const toolThat = (execute: () => unknown = () => 'found', more: object = {}) =>
  tool({
    name: 'look_up',
    description: '',
    parameters: z.object({}),
    execute: () => {
      executed++;
      return execute();
    },
    ...more,
  });
const call = toolCall('look_up', {});

interface Setup {
  readonly script: Script;
  readonly chunkDelayMs?: number;
  readonly inputGuardrails?: readonly InputGuardrail[];
  readonly outputGuardrails?: readonly OutputGuardrail[];
  readonly look?: ReturnType<typeof toolThat>;
}
const agentOf = ({ script, chunkDelayMs = 0, look = toolThat(), ...more }: Setup) => {
  const model = scriptedModel(script, { chunkDelayMs });
  return { model, agent: new Agent({ name: 'A', model, tools: [look], ...more }) };
};

function failureOf(agent: Agent, options: RunOptions = {}) {
  const events: RunEvent[] = [];
  const errors: AgentsError[] = [];
  run(agent, 'Hi', options).subscribe({
    next: (event) => events.push(event),
    error: (error: unknown) => errors.push(error as AgentsError),
  });
  expect(errors).toHaveLength(1);
  return { events, error: errors[0] as AgentsError };
}

describe('input guardrails', () => {
  it('blocking trip: no model call, the input is kept', () => {
    const { model, agent } = agentOf({ script: [text('Hi')], inputGuardrails: [guard(() => TRIP, false)] });
    const session = fakeSession();
    const { events, error } = failureOf(agent, { session });
    expect(events.map(({ type }) => type)).toEqual(['agent_updated_stream_event']);
    expect(model.calls).toHaveLength(0);
    expect(session.items.map(kindOf)).toEqual(['user']);
    expect(error).toMatchObject({
      name: 'InputGuardrailTripwireTriggered',
      result: { guardrail: { type: 'input', name: 'G' }, output: TRIP },
      partial: { status: 'failed', inputGuardrailResults: [{ output: TRIP }], history: [{ role: 'user' }] },
    });
  });

  it('should not call the model when a parallel guardrail trips at once', () => {
    const { model, agent } = agentOf({ script: [text('Hi')], inputGuardrails: [guard(() => TRIP)] });
    failureOf(agent);
    expect(model.calls).toHaveLength(0);
  });

  it('parallel starts both: the verdict does not delay the model', () => {
    const make = (ms: number) => () =>
      run(
        agentOf({ script: [text('Hi')], chunkDelayMs: 1, inputGuardrails: [guard(() => after(ms, PASS))] }).agent,
        'Hi',
      );
    const line = timelineOf(make(3));
    expect(line).toBe(timelineOf(() => run(agentOf({ script: [text('Hi')], chunkDelayMs: 1 }).agent, 'Hi')));
  });

  it('guardrail timing independent: fast or slow, the same events', () => {
    const lettersFor = (ms: number) =>
      timelineOf(() =>
        run(
          agentOf({ script: [call, text('Hi')], chunkDelayMs: 1, inputGuardrails: [guard(() => after(ms, PASS))] })
            .agent,
          'Hi',
        ),
      )
        .replace(/\d+:| /g, '')
        .replace(/r+/g, 'r');
    expect(new Set([0, 2, 5, 100].map(lettersFor)).size).toBe(1);
  });

  it('trip cancels model: at that very frame', () => {
    const make = () =>
      run(
        agentOf({ script: [text('A long answer')], chunkDelayMs: 2, inputGuardrails: [guard(() => after(5, TRIP))] })
          .agent,
        'Hi',
      );
    expect(timelineOf(make)).toBe('0:a 2:r 4:r 5:#');
  });

  it('trip while a tool works: the tool is torn down at that frame', () => {
    let torn: number | undefined;
    const look = toolThat(() => NEVER.pipe(tap({ unsubscribe: () => (torn = 1) })));
    const make = () =>
      run(agentOf({ script: [call], look, inputGuardrails: [guard(() => after(5, TRIP))] }).agent, 'Hi');
    expect(timelineOf(make)).toBe('0:arcr 5:#');
    expect(torn).toBe(1);
  });

  it('slow guardrail: nothing of turn 2 and no final output before the verdict', () => {
    const slow = { inputGuardrails: [guard(() => after(50, PASS))] };
    expect(timelineOf(() => run(agentOf({ script: [call, text('Hi')], ...slow }).agent, 'Hi'))).toBe(
      '0:arcro 50:rmrf|',
    );
    expect(timelineOf(() => run(agentOf({ script: [text('Hi')], ...slow }).agent, 'Hi'))).toBe('0:armr 50:f|');
  });

  it('late trip after tool: the tool ran, the run still fails, and the session has the input alone', () => {
    const session = fakeSession();
    const errors: AgentsError[] = [];
    const make = () =>
      run(agentOf({ script: [call, text('Hi')], inputGuardrails: [guard(() => after(50, TRIP))] }).agent, 'Hi', {
        session,
      }).pipe(tap({ error: (error: unknown) => errors.push(error as AgentsError) }));
    expect(timelineOf(make)).toBe('0:arcro 50:#');
    expect(executed).toBe(1);
    expect(session.items.map(kindOf)).toEqual(['user']);
    expect(errors[0]?.partial).toMatchObject({
      newItems: [{ type: 'tool_call_item' }, { type: 'tool_call_output_item' }],
      history: [{ role: 'user' }],
      usage: { requests: 1 },
      rawResponses: [{ status: 'completed' }],
    });
  });

  it('should behave the same with a session and without one', () => {
    const make = (session?: ReturnType<typeof fakeSession>) => () =>
      run(
        agentOf({ script: [call, text('Hi')], chunkDelayMs: 1, inputGuardrails: [guard(() => after(9, TRIP))] }).agent,
        'Hi',
        session ? { session } : {},
      );
    expect(timelineOf(make(fakeSession()))).toBe(timelineOf(make()));
  });

  it('model error cancels guardrail: the first failure wins, and the turn is not kept', () => {
    let unsubscribed = false;
    const session = fakeSession();
    const { agent } = agentOf({
      script: [failed({ code: 'server_error', message: 'no' })],
      inputGuardrails: [guard(() => NEVER.pipe(tap({ unsubscribe: () => (unsubscribed = true) })))],
    });
    expect(failureOf(agent, { session }).error.name).toBe('ModelError');
    expect(unsubscribed).toBe(true);
    expect(session.items.map(kindOf)).toEqual(['user']);
  });

  it.each<[string, () => ReturnType<InputGuardrail['execute']>, string]>([
    ['throws', fail, 'CallbackError'],
    ['errors', () => throwError(() => new Error('broken')), 'CallbackError'],
    ['gives no verdict', () => ({}) as never, 'UserError'],
    ['gives nothing', () => undefined as never, 'UserError'],
  ])('guardrail error not swallowed: it %s', (_what, answer, name) => {
    const { model, agent } = agentOf({ script: [text('Hi')], inputGuardrails: [guard(answer)] });
    const { error } = failureOf(agent);
    expect(error.name).toBe(name);
    expect(error.message).toContain('input guardrail "G"');
    expect(model.calls).toHaveLength(0);
  });

  it('siblings cancelled: the others are unsubscribed, and what they said before is reported', () => {
    let unsubscribed = false;
    const waiting = guard(() => NEVER.pipe(tap({ unsubscribe: () => (unsubscribed = true) })));
    const { agent } = agentOf({ script: [text('Hi')], inputGuardrails: [guard(() => PASS), waiting] });
    const { error } = failureOf(agent, { inputGuardrails: [guard(() => TRIP)] });
    expect(unsubscribed).toBe(true);
    expect(error.partial?.inputGuardrailResults.map(({ output }) => output)).toEqual([PASS, TRIP]);
  });

  it('mixed blocking and parallel: the blocking ones complete before anything else starts', () => {
    const order: string[] = [];
    const noted = (name: string, ms: number, runInParallel: boolean): InputGuardrail =>
      guard(() => {
        order.push(`${name} asked`);
        return after(ms, PASS).pipe(tap(() => order.push(`${name} passed`)));
      }, runInParallel);
    timelineOf(() =>
      run(
        agentOf({ script: [text('Hi')], inputGuardrails: [noted('parallel', 1, true), noted('blocking', 5, false)] })
          .agent,
        'Hi',
        { interceptors: [(unit, work$) => (unit.kind === 'model_call' && order.push('model'), work$)] },
      ),
    );
    expect(order).toEqual(['blocking asked', 'blocking passed', 'parallel asked', 'model', 'parallel passed']);
  });

  it('same shape: always items, for a string as well', () => {
    const seen: unknown[] = [];
    const spy = [{ name: 'S', execute: ({ input }) => (seen.push(input), PASS) }] satisfies InputGuardrail[];
    const items = [{ role: 'user', content: 'Hi' }] as const;
    for (const input of ['Hi', items])
      resultOf(run(agentOf({ script: [text('Hi')], inputGuardrails: spy }).agent, input));
    expect(seen).toEqual([items, items]);
  });

  it('should ask in the first turn alone, and of its first agent alone', () => {
    let asked = 0;
    const counting = [guard(() => (asked++, PASS))];
    const target = new Agent({ name: 'B', inputGuardrails: [guard(() => TRIP)] });
    const model = scriptedModel([call, toolCall('transfer_to_b', {}), text('Hi')]);
    const agent = new Agent({ name: 'A', model, tools: [toolThat()], handoffs: [target], inputGuardrails: counting });
    expect(resultOf(run(agent, 'Hi', { model })).lastAgent.name).toBe('B');
    expect(asked).toBe(1);
  });

  it('should be units of work with a key each', () => {
    const keys: string[] = [];
    const spy: Interceptor = (unit, work$) => {
      if (unit.kind === 'guardrail') keys.push(`${unit.key} ${unit.name}`);
      return work$;
    };
    const { agent } = agentOf({ script: [text('Hi')], inputGuardrails: [guard(() => PASS), guard(() => PASS)] });
    resultOf(run(agent, 'Hi', { interceptors: [spy], outputGuardrails: [check(() => PASS)] }));
    expect(keys).toEqual(['turn-1/guardrail/input/G G', 'turn-1/guardrail/input/G-2 G', 'turn-1/guardrail/output/O O']);
  });

  it('should not keep a turn that a stop cuts before the verdict', () => {
    const session = fakeSession();
    const { agent } = agentOf({ script: [call, text('Hi')], inputGuardrails: [guard(() => NEVER)] });
    const result: RunEvent[] = [];
    timelineOf(() => run(agent, 'Hi', { session, stop: timer(5) }).pipe(tap((event) => result.push(event))));
    expect(result.at(-1)).toMatchObject({ result: { status: 'stopped', history: [{ role: 'user' }] } });
    expect(session.items.map(kindOf)).toEqual(['user']);
  });

  it('should refuse what is no guardrail', () => {
    expect(() => new Agent({ name: 'A', inputGuardrails: [{ name: 'x' }] as never })).toThrow(
      /inputGuardrails of agent "A"/,
    );
    const { error } = failureOf(agentOf({ script: [] }).agent, { outputGuardrails: {} as never });
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('outputGuardrails of the run') });
  });
});

describe('output guardrails', () => {
  it('output trip parity: nothing more is said, the session has the input alone', () => {
    const session = fakeSession();
    const { agent } = agentOf({ script: [text('Secret')], outputGuardrails: [check(() => TRIP)] });
    const { events, error } = failureOf(agent, { session });
    expect(events.at(-1)).toMatchObject({ data: { type: 'response.completed' } });
    expect(session.items.map(kindOf)).toEqual(['user']);
    expect(error).toMatchObject({
      name: 'OutputGuardrailTripwireTriggered',
      result: { agentOutput: 'Secret', agent: { name: 'A' }, output: TRIP },
      partial: { outputGuardrailResults: [{ output: TRIP }], history: [{ role: 'user' }], usage: { requests: 1 } },
    });
  });

  it('mixed final turn parity: earlier turns are kept, the refused one is not', () => {
    const session = fakeSession();
    const { agent } = agentOf({
      script: [call, [reasoning('Hm.'), text('Secret')]],
      outputGuardrails: [check(() => TRIP)],
    });
    failureOf(agent, { session });
    expect(session.items.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output']);
  });

  it('failing output guardrail parity: its verdict is unknown, so the whole turn is kept', () => {
    const session = fakeSession();
    const { agent } = agentOf({ script: [text('Hi')], outputGuardrails: [check(fail)] });
    const { error } = failureOf(agent, { session });
    expect(error).toMatchObject({ name: 'CallbackError', unit: 'output guardrail "O"' });
    expect(session.items.map(kindOf)).toEqual(['user', 'message']);
    expect(error.partial?.history.map(kindOf)).toEqual(['user', 'message']);
  });

  it('cancel during output guardrail: no write after it', () => {
    const session = fakeSession();
    const { agent } = agentOf({ script: [text('Hi')], outputGuardrails: [check(() => NEVER)] });
    expect(timelineOf(() => run(agent, 'Hi', { session, stop: timer(5) }))).toBe('0:armr 5:f|');
    expect(session.items.map(kindOf)).toEqual(['user']);
  });

  it('should hold the result until the verdict is there, and list it', () => {
    const { agent } = agentOf({ script: [text('Hi')], outputGuardrails: [check(() => after(5, PASS))] });
    expect(timelineOf(() => run(agent, 'Hi'))).toBe('0:armr 5:f|');
    const sync = agentOf({ script: [text('Hi')], outputGuardrails: [check(() => PASS)] });
    expect(resultOf(run(sync.agent, 'Hi')).outputGuardrailResults).toEqual([
      { guardrail: { type: 'output', name: 'O' }, output: PASS, agent: { name: 'A' }, agentOutput: 'Hi' },
    ]);
  });

  it('server-managed and output guardrails: refused before the model', () => {
    const { model, agent } = agentOf({ script: [text('Hi')], outputGuardrails: [check(() => PASS)] });
    const { error } = failureOf(agent, { conversationId: 'conv_1' });
    expect(error.name).toBe('UserError');
    expect(model.calls).toHaveLength(0);
  });

  it('should get the parsed output of a structured agent', () => {
    const seen: unknown[] = [];
    const agent = new Agent({
      name: 'A',
      model: scriptedModel([text('{"city":"Oslo"}')]),
      outputType: z.object({ city: z.string() }),
      outputGuardrails: [check(({ agentOutput }) => (seen.push(agentOutput), PASS))],
    });
    resultOf(run(agent, 'Hi'));
    expect(seen).toEqual([{ city: 'Oslo' }]);
  });

  describe('in mode hold', () => {
    const SECRET = 'The secret is out';
    const hold = (more: Partial<OutputGuardrail> = {}) =>
      check(({ agentOutput }) => ({ tripwireTriggered: String(agentOutput).includes('secret') }), {
        mode: 'hold',
        ...more,
      });

    it('should deliver nothing of the text before it is checked, then all of it in order', () => {
      const bare = timelineOf(() => run(agentOf({ script: [text('Hello you')] }).agent, 'Hi'));
      const held = timelineOf(() =>
        run(agentOf({ script: [text('Hello you')], outputGuardrails: [hold()] }).agent, 'Hi'),
      );
      expect(held).toBe(bare);
      const slow = hold({ execute: () => after(5, PASS) });
      expect(timelineOf(() => run(agentOf({ script: [text('Hi')], outputGuardrails: [slow] }).agent, 'Hi'))).toBe(
        '0:ar 5:rmrf|',
      );
    });

    it.each([undefined, { chars: 4 }, { chars: 1 }])(
      'should let nobody see a blocked character: window %j',
      (window) => {
        const seen: unknown[] = [];
        const note = (value: unknown): void => void seen.push(JSON.stringify(value));
        const spy: Interceptor = (unit, work$) => (note([unit.input]), work$.pipe(tap((element) => note(element))));
        const session = fakeSession();
        const { agent } = agentOf({
          script: [text('secret')],
          outputGuardrails: [hold(window ? { window } : {})],
        });
        const { events, error } = failureOf(agent, { session, interceptors: [spy] });
        expect(error.name).toBe('OutputGuardrailTripwireTriggered');
        const everything = [
          ...seen,
          JSON.stringify([events, error.partial, error.message, session.items, Object.entries(error)]),
        ].join();
        expect(everything).not.toContain('secret');
        if (!window) expect(everything).not.toMatch(/"delta":"s/);
      },
    );

    it('should check and deliver window by window', () => {
      const checked: unknown[] = [];
      const spy = hold({ execute: ({ agentOutput }) => (checked.push(agentOutput), PASS), window: { chars: 6 } });
      const { agent } = agentOf({ script: [text('Hello there you', { deltas: 5 })], outputGuardrails: [spy] });
      expect(resultOf(run(agent, 'Hi')).finalOutput).toBe('Hello there you');
      expect(checked.at(-1)).toBe('Hello there you');
      expect(checked.length).toBeGreaterThan(1);
    });

    it('should check what comes without deltas', () => {
      const whole = scriptedModel([text(SECRET)]);
      const terminalOnly = {
        name: 'm',
        stream: (request: ModelRequest) =>
          new Observable<never>((subscriber) =>
            (whole.stream(request) as Observable<{ type: string }>).subscribe({
              next: (event) => event.type === 'response.completed' && subscriber.next(event as never),
              complete: () => subscriber.complete(),
            }),
          ),
      };
      const agent = new Agent({ name: 'A', model: terminalOnly, outputGuardrails: [hold()] });
      expect(failureOf(agent).error.name).toBe('OutputGuardrailTripwireTriggered');
    });

    it('should drop what is held when the model fails or the run is stopped', () => {
      const waiting = hold({ execute: () => NEVER, window: { chars: 1 } });
      const { agent } = agentOf({ script: [text(SECRET)], outputGuardrails: [waiting] });
      const events: RunEvent[] = [];
      timelineOf(() => run(agent, 'Hi', { stop: timer(5) }).pipe(tap((event) => events.push(event))));
      expect(events.at(-1)).toMatchObject({ result: { status: 'stopped', stopped: { partialText: '' } } });
      expect(JSON.stringify(events)).not.toContain('secret');
    });

    it('should check what a tool of yours said in its place', () => {
      const agent = new Agent({
        name: 'A',
        model: scriptedModel([call]),
        tools: [toolThat(() => SECRET)],
        toolUseBehavior: 'stop_on_first_tool',
        outputGuardrails: [hold()],
      });
      expect(failureOf(agent).error.name).toBe('OutputGuardrailTripwireTriggered');
    });
  });
});

describe('tool guardrails', () => {
  const answer = (type: string): ToolGuardrailFunctionOutput =>
    ({ behavior: type === 'rejectContent' ? { type, message: 'Not so.' } : { type } }) as ToolGuardrailFunctionOutput;
  const guarded = (where: 'inputGuardrails' | 'outputGuardrails', ...types: string[]) =>
    toolThat(() => 'found', {
      [where]: types.map((type, index) => ({ name: `T${index}`, execute: () => of(answer(type)) })),
    });

  it.each<['inputGuardrails' | 'outputGuardrails', string[], unknown, number]>([
    ['inputGuardrails', ['allow', 'allow'], 'found', 1],
    ['inputGuardrails', ['allow', 'rejectContent', 'throwException'], 'Not so.', 0],
    ['outputGuardrails', ['allow', 'allow'], 'found', 1],
    ['outputGuardrails', ['rejectContent', 'throwException'], 'Not so.', 1],
  ])('allow and reject: %s %j', (where, types, output, runs) => {
    const { agent } = agentOf({ script: [call, text('Hi')], look: guarded(where, ...types) });
    const result = resultOf(run(agent, 'Hi'));
    expect(result.newItems[1]).toMatchObject({ type: 'tool_call_output_item', output });
    expect(executed).toBe(runs);
    const list = where === 'inputGuardrails' ? result.toolInputGuardrailResults : result.toolOutputGuardrailResults;
    expect(list).toHaveLength(types.indexOf('rejectContent') + 1 || types.length);
    expect(list[0]).toMatchObject({ toolName: 'look_up', callId: expect.any(String) });
  });

  it.each<['inputGuardrails' | 'outputGuardrails', string, number]>([
    ['inputGuardrails', 'ToolInputGuardrailTripwireTriggered', 0],
    ['outputGuardrails', 'ToolOutputGuardrailTripwireTriggered', 1],
  ])('raise: %s end the run, and what they refused is not kept', (where, name, runs) => {
    const session = fakeSession();
    const { agent } = agentOf({ script: [call], look: guarded(where, 'throwException') });
    const { events, error } = failureOf(agent, { session });
    expect(error.name).toBe(name);
    expect(executed).toBe(runs);
    expect(events.at(-1)).toMatchObject({ data: { type: 'response.completed' } });
    expect(session.items.map(kindOf)).toEqual(['user']);
  });

  it('results survive: on the limit of turns', () => {
    const { agent } = agentOf({ script: [call, call, call], look: guarded('inputGuardrails', 'allow') });
    const { error } = failureOf(agent, { maxTurns: 2 });
    expect(error.name).toBe('MaxTurnsExceededError');
    expect(error.partial?.toolInputGuardrailResults).toHaveLength(2);
  });

  describe('results survive a handoff', () => {
    const verdict = (type: string) => [{ name: type, execute: () => answer(type) }];
    const target = (script: Script) => {
      const look = toolThat(undefined, { inputGuardrails: verdict('rejectContent') });
      return new Agent({ name: 'B', model: scriptedModel(script), tools: [look] });
    };
    const start = (b: Agent) => {
      const guardrails = { inputGuardrails: verdict('allow'), outputGuardrails: verdict('allow') };
      // Beside the handoff too, and in the turn before it.
      const script = [call, [toolCall('transfer_to_b', {}), call]];
      return new Agent({
        name: 'A',
        model: scriptedModel(script),
        tools: [toolThat(undefined, guardrails)],
        handoffs: [b],
      });
    };
    const saidOf = (list: readonly { toolName: string; callId: string; output: ToolGuardrailFunctionOutput }[] = []) =>
      list.map(({ toolName, callId, output }) => `${toolName} ${callId} ${output.behavior.type}`);
    const BEFORE = ['look_up call_1_0 allow', 'look_up call_2_1 allow'];

    it('those of both agents are listed, each once, in the order of their verdicts', () => {
      const result = resultOf(run(start(target([toolCall('look_up', {}, { callId: 'of_b' }), text('Hi')])), 'Hi'));
      expect(result).toMatchObject({ status: 'completed', lastAgent: { name: 'B' } });
      expect(saidOf(result.toolInputGuardrailResults)).toEqual([...BEFORE, 'look_up of_b rejectContent']);
      expect(saidOf(result.toolOutputGuardrailResults)).toEqual(BEFORE);
      expect(executed).toBe(2);
    });

    it('the failure of the other agent lists them too', () => {
      const { error } = failureOf(start(target([failed({ code: 'server_error', message: 'no' })])));
      expect(error).toMatchObject({ name: 'ModelError', partial: { lastAgent: { name: 'B' } } });
      expect(saidOf(error.partial?.toolInputGuardrailResults)).toEqual(BEFORE);
      expect(saidOf(error.partial?.toolOutputGuardrailResults)).toEqual(BEFORE);
    });
  });

  it('should fail the run when one gives no verdict', () => {
    const { agent } = agentOf({ script: [call], look: guarded('inputGuardrails', 'maybe') });
    expect(failureOf(agent).error).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('tool "look_up"'),
    });
  });

  it('should tear the others down at the frame of a trip', () => {
    const trip = new Subject<ToolGuardrailFunctionOutput>();
    const look = toolThat(() => 'found', {
      inputGuardrails: [{ name: 'T', execute: () => after(3, answer('throwException')) }],
    });
    let torn = false;
    const slow = tool({
      name: 'slow',
      description: '',
      parameters: z.object({}),
      execute: () => trip.pipe(tap({ unsubscribe: () => (torn = true) })),
    });
    const agent = new Agent({ name: 'A', model: scriptedModel([[call, toolCall('slow', {})]]), tools: [look, slow] });
    expect(timelineOf(() => run(agent, 'Hi'))).toBe('0:arcrcr 3:#');
    expect(torn).toBe(true);
  });
});
