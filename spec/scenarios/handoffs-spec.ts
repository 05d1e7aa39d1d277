import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { delay, map, NEVER, of, retry, Subject, tap, timer } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  handoff,
  intercept,
  removeAllTools,
  run,
  RunState,
  tool,
  type HandoffInputData,
  type HandoffInputFilter,
  type ModelRequest,
  type RunOptions,
  type RunResult,
} from 'rxagents';
import {
  assertRunGrammar,
  error,
  reasoning,
  runMarbles,
  scriptedModel,
  strictHistory,
  text,
  toolCall,
} from 'rxagents/testing';
import type { Script, ScriptedModel } from 'rxagents/testing';
import { errorOf } from '../helpers/errorOf.js';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { lettersOf } from '../helpers/lettersOf.js';
import { timelineOf } from '../helpers/timelineOf.js';

const lookUp = tool({ name: 'look_up', description: '', parameters: z.object({}), execute: () => 'found' });
const pay = tool({
  name: 'pay',
  description: '',
  parameters: z.object({}),
  needsApproval: true,
  execute: () => 'paid',
});
const look = toolCall('look_up', {});
const toB = toolCall('transfer_to_b', {});
const toC = toolCall('transfer_to_c', {});

/** A looks up and hands over to B, B to C, C to A; each handoff is made as it is told. */
function chainOf(options: Parameters<typeof handoff>[1] = {}): Agent {
  const a: Agent = new Agent({ name: 'A', tools: [lookUp, pay], handoffs: () => [handoff(b, options)] });
  const b: Agent = new Agent({ name: 'B', tools: [lookUp], handoffs: () => [handoff(c, options)] });
  const c: Agent = new Agent({ name: 'C', tools: [lookUp], handoffs: () => [handoff(a, options)] });
  return a;
}
const kindsOf = ({ input }: Pick<ModelRequest, 'input'>): string => input.map(kindOf).join(' ');
const sentTo = ({ calls }: ScriptedModel): string[] => calls.map(kindsOf);
const thaw = (agent: Agent, state: RunState) => RunState.fromJSON(agent, JSON.parse(JSON.stringify(state)));
const started = (agent: Agent, script: Script, options: RunOptions = {}) => {
  const model = scriptedModel(script);
  return { model, run$: run(agent, 'Hi', { model: strictHistory(model), ...options }).pipe(assertRunGrammar()) };
};

const THROUGH_TOOL: Script = [[reasoning('Hm.'), look], toB, text('Hi')];

describe('handoffs', () => {
  it('handoff switches agent: the last agent is the target, after three responses', () => {
    const { run$ } = started(chainOf(), THROUGH_TOOL);
    const events = eventsOf(run$);
    expect(lettersOf(events)).toBe('artrcrorhrwarmrf');
    expect(finishedOf(events)).toMatchObject({ status: 'completed', lastAgent: { name: 'B' } });
    expect(finishedOf(events)?.rawResponses).toHaveLength(3);
  });

  it.each<[string, (note: (input: unknown) => void) => (context: unknown, input: { why: string }) => unknown]>([
    ['at once', (note) => (_context, input) => note(input)],
    ['later', (note) => (_context, input) => of(input).pipe(delay(2), tap(note))],
  ])('handoff input type: the typed value is passed, %s', (_when, makeOnHandoff) => {
    const given: unknown[] = [];
    const onHandoff = makeOnHandoff((input) => given.push(input));
    const b = new Agent({ name: 'B' });
    const inputType = z.object({ why: z.string() });
    const agent = new Agent({ name: 'A', handoffs: [handoff(b, { inputType, onHandoff })] });
    const model = scriptedModel([toolCall('transfer_to_b', { why: 'billing' }), text('Hi')]);
    expect(timelineOf(() => run(agent, 'Hi', { model }))).toContain('|');
    expect(given).toEqual([{ why: 'billing' }]);
  });

  it('bad handoff JSON: a ModelBehaviorError with what the model wrote', () => {
    const handoffs = [handoff(new Agent({ name: 'B' }), { inputType: z.object({ why: z.string() }) })];
    const model = scriptedModel([toolCall('transfer_to_b', { why: 7 })]);
    expect(errorOf(run(new Agent({ name: 'A', handoffs }), 'Hi', { model }))).toMatchObject({
      name: 'ModelBehaviorError',
      text: '{"why":7}',
      partial: { lastAgent: { name: 'A' } },
    });
  });

  it('enabled callable: a disabled handoff is hidden from the model', () => {
    const asked: unknown[] = [];
    const only = (name: string) =>
      handoff(new Agent({ name }), {
        isEnabled: (context: unknown, agent) => (asked.push([context, agent.name]), of(name === 'C')),
      });
    const model = scriptedModel([text('Hi')]);
    resultOf(run(new Agent({ name: 'A', handoffs: [only('B'), only('C')] }), 'Hi', { model, context: 1 }));
    expect(model.calls[0]?.handoffs.map(({ name }) => name)).toEqual(['transfer_to_c']);
    expect(asked).toEqual([
      [1, 'A'],
      [1, 'A'],
    ]);
  });
});

describe('a handoff filter', () => {
  const onlyInput: HandoffInputFilter = (data) => ({ ...data, preHandoffItems: [], newItems: [] });

  it('input filter: the model sees what it leaves, from then on; history, items and session keep everything', () => {
    const session = fakeSession([{ role: 'user', content: 'Before' }]);
    const script: Script = [look, toB, look, text('Hi')];
    const plain = resultOf(started(chainOf(), script, { session: fakeSession(session.items) }).run$);
    const { model, run$ } = started(chainOf({ inputFilter: onlyInput }), script, { session });
    const events = eventsOf(run$);
    const result = finishedOf(events);
    expect(sentTo(model)).toEqual([
      'user user',
      'user user function_call function_call_output',
      'user user',
      'user user function_call function_call_output',
    ]);
    expect(result?.history).toEqual(plain.history);
    expect(result?.newItems).toEqual(plain.newItems);
    expect(session.items).toEqual(result?.history);
    // What was left out of the request was announced all the same.
    expect(lettersOf(events)).toBe('arcrorhrwarcrormrf');
  });

  it('should be given the parts, and the context', () => {
    const given: HandoffInputData[] = [];
    const note: HandoffInputFilter = (data) => (given.push(data), data);
    const { run$ } = started(chainOf({ inputFilter: note }), THROUGH_TOOL, { context: { user: 1 } });
    const { newItems } = resultOf(run$);
    expect(given).toEqual([
      {
        inputHistory: [{ role: 'user', content: 'Hi' }],
        preHandoffItems: newItems.slice(0, 3),
        newItems: newItems.slice(3, 5),
        context: { user: 1 },
      },
    ]);
    expect(given[0]?.newItems[1]).toBe(newItems[4]);
  });

  it('should be given, after another, what that has left and what has come since', () => {
    const given: HandoffInputData[] = [];
    const note: HandoffInputFilter = (data) => (given.push(data), removeAllTools(data));
    const { model, run$ } = started(chainOf({ inputFilter: note }), [[text('A.'), toB], look, toC, text('Hi')]);
    resultOf(run$);
    expect(given[1]?.inputHistory).toEqual([{ role: 'user', content: 'Hi' }]);
    expect(given[1]?.preHandoffItems.map(({ type, agent }) => `${agent.name} ${type}`)).toEqual([
      'A message_output_item',
      'B tool_call_item',
      'B tool_call_output_item',
    ]);
    expect(given[1]?.newItems.map(({ type }) => type)).toEqual(['handoff_call_item', 'handoff_output_item']);
    expect(sentTo(model).at(-1)).toBe('user message');
  });

  it('should change nothing when it gives what it was given, in any order of outputs', () => {
    const slow = tool({ name: 'slow', description: '', parameters: z.object({}), execute: () => timer(5) });
    const script: Script = [
      [reasoning('Hm.'), toolCall('slow', {}), look],
      [text('So.'), toB, look],
      [reasoning('Hm.'), text('Well.'), toolCall('transfer_to_a', {})],
      text('Hi'),
    ];
    const requestsOf = (options: Parameters<typeof handoff>[1]): unknown => {
      const a: Agent = new Agent({ name: 'A', tools: [lookUp, slow], handoffs: () => [handoff(b, options)] });
      const b: Agent = new Agent({ name: 'B', handoffs: () => [handoff(a, options)] });
      const model = scriptedModel(script);
      expect(timelineOf(() => run(a, 'Hi', { model: strictHistory(model) }))).toMatch(/mrf\|$/);
      return model.calls.map(({ input }) => input);
    };
    expect(requestsOf({ inputFilter: (data) => data })).toEqual(requestsOf({}));
  });

  it("should beat the run's when it is the handoff's own", () => {
    const names: string[] = [];
    const noting =
      (name: string): HandoffInputFilter =>
      (data) => (names.push(name), data);
    const b: Agent = new Agent({ name: 'B', handoffs: () => [a] });
    const a: Agent = new Agent({ name: 'A', handoffs: () => [handoff(b, { inputFilter: noting('own') })] });
    const model = scriptedModel([toB, toolCall('transfer_to_a', {}), text('Hi')]);
    resultOf(run(a, 'Hi', { model, handoffInputFilter: noting('run') }));
    expect(names).toEqual(['own', 'run']);
  });

  it('custom async filter is awaited', () => {
    runMarbles(({ cold, expectRun, expectSubscriptions }) => {
      const waited = cold('10ms x|');
      const inputFilter: HandoffInputFilter = (data) => waited.pipe(map(() => data));
      const model = scriptedModel([toB, text('Hi')]);
      expectRun(run(chainOf({ inputFilter }), 'Hi', { model })).toBe('(arhrwa) 3ms (rmrf|)');
      expectSubscriptions(waited.subscriptions).toBe('^ 10ms !');
    });
  });

  it('copying filter, no duplicates: messages are announced once each', () => {
    const copy: HandoffInputFilter = ({ context: _context, ...data }) =>
      JSON.parse(JSON.stringify(data)) as Omit<typeof data, 'context'>;
    const { model, run$ } = started(chainOf({ inputFilter: copy }), [[text('A.'), toB], text('Hi')]);
    expect(lettersOf(eventsOf(run$))).toBe('armrhrwarmrf');
    expect(sentTo(model)[1]).toBe('user message function_call function_call_output');
  });

  it('should leave out what the API would refuse: a call or an output alone, reasoning without its item', () => {
    const dropped = new Set(['tool_call_item', 'handoff_output_item']);
    const inputFilter: HandoffInputFilter = ({ inputHistory, preHandoffItems, newItems }) => ({
      inputHistory,
      preHandoffItems: preHandoffItems.filter(({ type }) => !dropped.has(type)),
      newItems: newItems.filter(({ type }) => !dropped.has(type)),
    });
    const script: Script = [[reasoning('Hm.'), look], [reasoning('Hm.'), text('So.'), toB], text('Hi')];
    const { model, run$ } = started(chainOf({ inputFilter }), script);
    expect(resultOf(run$).status).toBe('completed');
    expect(sentTo(model)[2]).toBe('user reasoning message');
  });

  it('removeAllTools: no calls, no outputs, and no reasoning that belongs to them', () => {
    const script: Script = [[reasoning('Hm.'), look], [reasoning('Hm.'), text('So.'), toB], text('Hi')];
    const { model, run$ } = started(chainOf({ inputFilter: removeAllTools }), script);
    resultOf(run$);
    expect(sentTo(model)[2]).toBe('user reasoning message');
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['nothing of it', {}],
    ['a text', 'Hi'],
    ['a part that is no list', { inputHistory: 'Hi', preHandoffItems: [], newItems: [] }],
    ['an item that is none', { inputHistory: [null], preHandoffItems: [], newItems: [] }],
    [
      'items in place of run items',
      { inputHistory: [], preHandoffItems: [], newItems: [{ role: 'user', content: '' }] },
    ],
  ])('bad filter result: a UserError that names it, when it gives %s', (_what, given) => {
    const inputFilter = (() => given) as unknown as HandoffInputFilter;
    const own = errorOf(started(chainOf({ inputFilter }), [toB, text('Hi')]).run$);
    expect(own).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('inputFilter of handoff "transfer_to_b" gave no'),
    });
    const { run$ } = started(chainOf(), [toB, text('Hi')], { handoffInputFilter: inputFilter });
    expect(errorOf(run$)).toMatchObject({ message: expect.stringContaining('The handoffInputFilter gave no') });
  });

  it('bad filter: what throws is a CallbackError that names it, and the result so far is there', () => {
    const inputFilter = (): never => {
      throw new Error('boom');
    };
    expect(errorOf(started(chainOf({ inputFilter }), [toB]).run$)).toMatchObject({
      name: 'CallbackError',
      unit: 'inputFilter of handoff "transfer_to_b"',
      cause: { message: 'boom' },
      partial: { newItems: [{ type: 'handoff_call_item' }, { type: 'handoff_output_item' }] },
    });
  });

  it('bad filter: what is no function is refused where it is given', () => {
    const inputFilter = {} as HandoffInputFilter;
    expect(() => handoff(new Agent({ name: 'B' }), { inputFilter })).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining('transfer_to_b') }),
    );
    const { model, run$ } = started(chainOf(), [toB], { handoffInputFilter: inputFilter });
    expect(errorOf(run$)).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('handoffInputFilter'),
    });
    expect(model.calls).toHaveLength(0);
  });

  it.each<[string, Parameters<typeof handoff>[1], RunOptions]>([
    ["the handoff's", { inputFilter: (data) => data }, { conversationId: 'conv_1' }],
    ["the run's", {}, { autoPreviousResponseId: true, handoffInputFilter: (data) => data }],
  ])('server-managed filter: a UserError before the model is called, for %s', (_whose, own, options) => {
    const { model, run$ } = started(chainOf(own), [toB], options);
    expect(errorOf(run$)).toMatchObject({ name: 'UserError', message: expect.stringContaining('Filter') });
    expect(model.calls).toHaveLength(0);
  });

  it('should be a unit of work with a key of its own', () => {
    const units: unknown[] = [];
    const note = intercept('callback', ({ key, name, turn, agent }) => {
      units.push({ key, name, turn, agent });
      return (work$) => work$;
    });
    resultOf(started(chainOf({ inputFilter: onlyInput }), [toB, text('Hi')], { interceptors: [note] }).run$);
    expect(units).toEqual([
      {
        key: 'turn-1/handoffInputFilter',
        name: 'inputFilter of handoff "transfer_to_b"',
        turn: 1,
        agent: { name: 'A' },
      },
    ]);
  });

  it('should stand before a steering message that comes meanwhile', () => {
    const model = scriptedModel([toB, text('Hi')]);
    const inputFilter: HandoffInputFilter = (data) => of({ ...data, newItems: [] }).pipe(delay(5));
    const run$ = () => run(chainOf({ inputFilter }), 'Hi', { model, steer: of('And?').pipe(delay(2)) });
    expect(timelineOf(run$)).toBe('0:arhrwa 5:irmrf|');
    expect(model.calls[1]?.input).toEqual([
      { role: 'user', content: 'Hi' },
      { role: 'user', content: 'And?' },
    ]);
  });

  it('should hold over a response that is taken back', () => {
    const script: Script = [toB, error(new Error('cut'), text('Hal')), look, text('Hi')];
    const interceptors = [intercept('model_call', () => retry(1))];
    const { model, run$ } = started(chainOf({ inputFilter: onlyInput }), script, { interceptors });
    const { history } = resultOf(run$);
    expect(sentTo(model)).toEqual(['user', 'user', 'user', 'user function_call function_call_output']);
    expect(history).toHaveLength(6);
  });
});

describe('nestHandoffHistory', () => {
  const summaryIn = ({ input }: Pick<ModelRequest, 'input'>): string => {
    const [summary] = input as readonly { content?: string }[];
    return summary?.content ?? '';
  };
  const linesIn = (request: Pick<ModelRequest, 'input'>): string[] =>
    summaryIn(request)
      .split('\n')
      .filter((line) => /^\d+\. /.test(line));

  it('nesting opt-in: one summary message to the model, everything kept for session, history and items', () => {
    const session = fakeSession();
    const script: Script = [[reasoning('Hm.'), look], [text('Over to B.'), toB], text('Hi')];
    const plain = started(chainOf(), script, { session: fakeSession() });
    const { history, newItems } = resultOf(plain.run$);
    const { model, run$ } = started(chainOf(), script, { session, nestHandoffHistory: true });
    const result = resultOf(run$);
    expect(model.calls[2]?.input).toEqual([{ role: 'assistant', content: expect.any(String) }]);
    expect(linesIn(model.calls[2]!)).toEqual([
      '1. user: Hi',
      expect.stringMatching(/^2\. \{"type":"reasoning"/),
      expect.stringMatching(/^3\. \{"type":"function_call".*"look_up"/),
      expect.stringMatching(/^4\. \{"type":"function_call_output".*"found"/),
      '5. assistant: Over to B.',
      expect.stringMatching(/^6\. .*"transfer_to_b"/),
      expect.stringMatching(/^7\. .*assistant.*B/),
    ]);
    expect(result).toMatchObject({ history, newItems });
    expect(session.items).toEqual(history);
    expect(sentTo(plain.model)[2]).toBe(
      'user reasoning function_call function_call_output message function_call function_call_output',
    );
  });

  it('nesting accumulates: several handoffs chain into one summary', () => {
    const script: Script = [toB, [text('One\nmore.'), toC], look, text('Hi')];
    const { model, run$ } = started(chainOf(), script, { nestHandoffHistory: true });
    resultOf(run$);
    expect(sentTo(model)).toEqual(['user', 'assistant', 'assistant', 'assistant function_call function_call_output']);
    const [first, second] = [linesIn(model.calls[1]!), linesIn(model.calls[2]!)];
    expect(first).toHaveLength(3);
    expect(second.slice(0, 3)).toEqual(first);
    expect(second.map((line) => parseInt(line, 10))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(second[3]).toContain('One\\nmore.');
    expect(summaryIn(model.calls[2]!).split('<CONVERSATION HISTORY>')).toHaveLength(2);
  });

  it.each<[string, boolean, boolean, string]>([
    ['disable', false, true, 'user function_call function_call_output'],
    ['enable', true, false, 'assistant'],
  ])('per-handoff override: %s beats the run flag', (_what, own, ofRun, kinds) => {
    const { model, run$ } = started(chainOf({ nestHandoffHistory: own }), [toB, text('Hi')], {
      nestHandoffHistory: ofRun,
    });
    resultOf(run$);
    expect(sentTo(model)[1]).toBe(kinds);
  });

  it('should give way to a filter', () => {
    const { model, run$ } = started(chainOf(), [toB, text('Hi')], {
      nestHandoffHistory: true,
      handoffInputFilter: removeAllTools,
    });
    resultOf(run$);
    expect(sentTo(model)[1]).toBe('user');
  });

  it('server-managed nesting off: only what is new is sent', () => {
    const { model, run$ } = started(chainOf(), [toB, text('Hi')], {
      nestHandoffHistory: true,
      autoPreviousResponseId: true,
    });
    resultOf(run$);
    expect(sentTo(model)).toEqual(['user', 'function_call_output']);
    expect(model.calls[1]?.previousResponseId).toBe('resp_1');
  });

  it('normalized list: what goes on from it equals what the model was sent, and the full list is unchanged', () => {
    const script: Script = [toB, look, look, text('Hi')];
    const { model, run$ } = started(chainOf(), script, { nestHandoffHistory: true });
    const { history } = resultOf(run$);
    const last = model.calls.at(-1)!.input;
    expect(last.slice(1)).toEqual(history.slice(3, -1));
    expect(last.slice(0, model.calls[2]!.input.length)).toEqual(model.calls[2]!.input);
    expect(history.map(kindOf).join(' ')).toBe(
      'user function_call function_call_output function_call function_call_output function_call function_call_output message',
    );
  });

  it('repeated identical messages: separate occurrences survive', () => {
    const input: ResponseInputItem[] = [
      { role: 'user', content: 'Again.' },
      { role: 'assistant', content: 'Again.' },
      { role: 'user', content: 'Again.' },
    ];
    const model = scriptedModel([toB, text('Hi')]);
    resultOf(run(chainOf(), input, { model, nestHandoffHistory: true }));
    expect(linesIn(model.calls[1]!).slice(0, 3)).toEqual([
      '1. user: Again.',
      '2. assistant: Again.',
      '3. user: Again.',
    ]);
  });
});

describe('a handoff and a run that is resumed', () => {
  const rewriting: [string, () => Parameters<typeof handoff>[1]][] = [
    ['removeAllTools', () => ({ inputFilter: removeAllTools })],
    [
      'the turn that handed over alone',
      () => ({ inputFilter: ({ newItems }) => ({ inputHistory: [], preHandoffItems: [], newItems }) }),
    ],
    ['what came before alone', () => ({ inputFilter: (data) => ({ ...data, newItems: [] }) })],
    ['a summary', () => ({ nestHandoffHistory: true })],
  ];
  const payAndHandOver: Script = [
    look,
    [text('Well.'), toolCall('pay', {}), toB],
    look,
    toC,
    [text('So.'), toolCall('transfer_to_a', {})],
    text('Hi'),
  ];

  it.each(rewriting)(
    'handoff pending on resume: executed then, and each model is sent the same, with %s',
    (_what, own) => {
      const whole = started(chainOf(own()), payAndHandOver, { approve: () => true });
      const result = resultOf(whole.run$);

      const agent = chainOf(own());
      const { model, run$ } = started(agent, payAndHandOver);
      const { state } = resultOf(run$);
      const resumed$ = run(agent, thaw(agent, state.approve(state.interruptions[0]!)), { model: strictHistory(model) });
      const resumed = resultOf(resumed$.pipe(assertRunGrammar({ resumed: true })));
      expect(model.calls.map(({ input }) => input)).toEqual(whole.model.calls.map(({ input }) => input));
      expect(resumed).toMatchObject({ status: 'completed', history: result.history, lastAgent: { name: 'A' } });
    },
  );

  it.each(rewriting)(
    'soft cancel at handoff: the next model is not started, and goes on from the state, with %s',
    (_what, own) => {
      const script: Script = [look, toB, look, toC, text('Hi')];
      const whole = started(chainOf(own()), script);
      resultOf(whole.run$);
      // After the turn of each handoff, in another process each time.
      const agent = chainOf(own());
      const model = scriptedModel(script);
      let state: RunState | undefined;
      const seen: string[] = [];
      for (const turns of [1, 2, 3, 4]) {
        const stop = new Subject<'after_turn'>();
        const stopping = {
          ...model,
          stream: (request: ModelRequest) => (stop.next('after_turn'), model.stream(request)),
        };
        const result = resultOf(run(agent, state ?? 'Hi', { model: stopping, stop }));
        expect(model.calls).toHaveLength(turns);
        seen.push(`${result.status} ${result.lastAgent.name} ${model.calls.length}`);
        state = thaw(agent, result.state);
      }
      expect(seen).toEqual(['stopped A 1', 'stopped B 2', 'stopped B 3', 'stopped C 4']);
      expect(resultOf(run(agent, state!, { model }))).toMatchObject({ status: 'completed', finalOutput: 'Hi' });
      expect(model.calls.map(({ input }) => input)).toEqual(whole.model.calls.map(({ input }) => input));
    },
  );

  it('should ask the filter again where a stop cut it, and lose nothing', () => {
    let asked = 0;
    let torn = false;
    const inputFilter: HandoffInputFilter = (data) => {
      asked += 1;
      return asked === 1 ? NEVER.pipe(tap({ unsubscribe: () => (torn = true) })) : removeAllTools(data);
    };
    const agent = chainOf({ inputFilter });
    const model = scriptedModel([toB, text('Hi')]);
    const results: RunResult[] = [];
    const stopped$ = () =>
      run(agent, 'Hi', { model, stop: timer(3) }).pipe(
        tap((event) => event.type === 'run_finished_event' && results.push(event.result)),
      );
    expect(timelineOf(stopped$)).toBe('0:arhrwa 3:f|');
    expect(torn).toBe(true);
    expect(results[0]).toMatchObject({ status: 'stopped', lastAgent: { name: 'B' } });
    const resumed = resultOf(run(agent, thaw(agent, results[0]!.state), { model }));
    expect(resumed).toMatchObject({ status: 'completed', finalOutput: 'Hi' });
    expect(sentTo(model)).toEqual(['user', 'user']);
  });

  it('should go on from a checkpoint that was made before the filter was asked', () => {
    const states: RunState[] = [];
    const agent = chainOf({ inputFilter: removeAllTools });
    const script: Script = [
      toolCall('transfer_to_b', {}, { callId: 'h' }),
      toolCall('look_up', {}, { callId: 'l' }),
      text('Hi'),
    ];
    const model = scriptedModel(script);
    resultOf(run(agent, 'Hi', { model, checkpoint: (state) => void states.push(state) }));
    const whole = sentTo(model);
    expect(whole).toEqual(['user', 'user', 'user function_call function_call_output']);
    for (const state of states.filter(({ status }) => status === 'running')) {
      const { turn } = state.toJSON();
      const rest = scriptedModel(script.slice(turn));
      const resumed = resultOf(run(agent, thaw(agent, state), { model: rest }));
      expect(resumed).toMatchObject({ status: 'completed', finalOutput: 'Hi' });
      expect(sentTo(rest)).toEqual(whole.slice(turn));
    }
    expect(states.length).toBeGreaterThan(3);
  });

  it.each<[string, object]>([
    ['agent', { from: 'Z', via: 'transfer_to_b', firstNew: 1 }],
    ['handoff', { from: 'A', via: 'transfer_to_z', firstNew: 1 }],
    ['number', { from: 'A', via: 'transfer_to_b', firstNew: 'x' }],
  ])('should refuse a state whose handoff has an unknown %s', (_what, handedOver) => {
    const agent = chainOf();
    const { state } = resultOf(started(agent, [text('Hi')]).run$);
    expect(() => RunState.fromJSON(agent, { ...state.toJSON(), handedOver })).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining('cannot be resumed') }),
    );
  });
});

describe('a handoff in a nested run', () => {
  it('should follow its own options, and not those of the run around it', () => {
    const inner = chainOf();
    const filtered: string[] = [];
    const note =
      (name: string): HandoffInputFilter =>
      (data) => (filtered.push(name), data);
    const tools = [
      inner.asTool({ toolName: 'plain' }),
      inner.asTool({ toolName: 'own', runOptions: { handoffInputFilter: note('own') } }),
    ];
    const model = scriptedModel([
      toolCall('plain', { input: 'x' }),
      toB,
      text('1'),
      toolCall('own', { input: 'x' }),
      toB,
      text('2'),
      text('Hi'),
    ]);
    const outer = new Agent({ name: 'Outer', tools });
    resultOf(run(outer, 'Hi', { model, nestHandoffHistory: true, handoffInputFilter: note('outer') }));
    expect(filtered).toEqual(['own']);
    expect(kindsOf(model.calls[2]!)).toBe('user function_call function_call_output');
  });
});
