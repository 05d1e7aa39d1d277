import { delay, EMPTY, NEVER, of, retry, Subject, tap, throwError, timer } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  handoff,
  intercept,
  isRunItemEvent,
  run,
  RunState,
  tool,
  type AgentsError,
  type HookEvents,
  type OutputGuardrail,
  type RunErrorHandlers,
  type RunEvent,
  type RunOptions,
  type RunResult,
} from 'rxagents';
import {
  assertRunGrammar,
  incomplete,
  json,
  refusal,
  runMarbles,
  scriptedModel,
  strictHistory,
  text,
  toolCall,
} from 'rxagents/testing';
import type { Script } from 'rxagents/testing';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { lettersOf } from '../helpers/lettersOf.js';
import { timelineOf } from '../helpers/timelineOf.js';

const lookUp = tool({ name: 'look_up', description: '', parameters: z.object({}), execute: () => 'found' });
const look = toolCall('look_up', {});
const title = z.object({ title: z.string() });
const NO = 'I cannot help with that.';
const textsIn = (items: readonly unknown[]): string => JSON.stringify(items);

interface Failing {
  readonly kind: keyof RunErrorHandlers;
  readonly error: string;
  readonly script: Script;
  readonly letters: string;
  readonly agent?: object;
  readonly options?: RunOptions;
}
/** A run for each kind of error, and what it says before that. */
const FAILING: readonly Failing[] = [
  { kind: 'maxTurns', error: 'MaxTurnsExceededError', script: [look], letters: 'arcro', options: { maxTurns: 1 } },
  { kind: 'modelRefusal', error: 'ModelRefusalError', script: [refusal(NO)], letters: 'armr' },
  {
    kind: 'modelIncomplete',
    error: 'ModelIncompleteError',
    script: [incomplete('max_output_tokens', text('Once'), toolCall('look_up', {}))],
    letters: 'armrcro',
  },
  {
    kind: 'invalidFinalOutput',
    error: 'ModelBehaviorError',
    script: [json({ title: 7 })],
    letters: 'armr',
    agent: { outputType: title },
  },
];
const VALUE = { title: 'Sorry' };
const SORRY = { text: 'Sorry.' };

function begun({ script, agent = {}, options = {} }: Failing, more: RunOptions = {}, ofAgent: object = {}) {
  const model = scriptedModel(script);
  const a = new Agent({ name: 'A', tools: [lookUp], ...agent, ...ofAgent }) as Agent;
  return { agent: a, model, run$: run(a, 'Hi', { model, ...options, ...more }).pipe(assertRunGrammar()) };
}
const outputOf = ({ agent }: Failing): unknown => (agent ? VALUE : SORRY.text);
const messageOf = ({ agent }: Failing): string => (agent ? JSON.stringify(VALUE) : SORRY.text);

function failureOf(run$: ReturnType<typeof run>): { error: AgentsError; events: RunEvent[] } {
  const errors: AgentsError[] = [];
  const events: RunEvent[] = [];
  run$.subscribe({
    next: (event) => events.push(event),
    error: (error: unknown) => errors.push(error as AgentsError),
  });
  expect(errors).toHaveLength(1);
  return { error: errors[0] as AgentsError, events };
}

describe.each(FAILING)('the error handler $kind', (failing) => {
  const { kind, error: errorName, letters, script } = failing;
  const answering = (answer: unknown = outputOf(failing)): RunErrorHandlers => ({ [kind]: () => answer });

  it('limit, refusal, incomplete and invalid output: raise without a handler', () => {
    const { error, events } = failureOf(begun(failing).run$);
    expect(error.name).toBe(errorName);
    expect(lettersOf(events)).toBe(letters);
  });

  it('handler event: exactly one fallback item event, and the message in items, history and session', () => {
    const session = fakeSession();
    const events = eventsOf(begun(failing, { session, errorHandlers: answering() }).run$);
    const result = finishedOf(events) as RunResult;
    expect(lettersOf(events)).toBe(`${letters}mf`);
    expect(result).toMatchObject({ status: 'completed', finalOutput: outputOf(failing) });
    expect(result.newItems.at(-1)).toMatchObject({
      type: 'message_output_item',
      agent: { name: 'A' },
      rawItem: { status: 'completed', content: [{ type: 'output_text', text: messageOf(failing) }] },
    });
    expect(result.newItems).toEqual(events.flatMap((event) => (isRunItemEvent(event) ? event.item : [])));
    expect(result.history.at(-1)).toMatchObject({ role: 'assistant', content: [{ text: messageOf(failing) }] });
    // The server never stored it.
    expect(result.history.at(-1)).not.toHaveProperty('id');
    expect(session.items).toEqual(result.history);
    // It is no response of the model's.
    expect(result.rawResponses).toHaveLength(script instanceof Array ? script.length : 0);
    expect(textsIn(result.rawResponses)).not.toContain('Sorry');
    expect(result.state.toJSON()).toMatchObject({ status: 'completed', finalOutput: outputOf(failing) });
  });

  it('skip history: no event and no message, only the final output', () => {
    const session = fakeSession();
    const errorHandlers = answering({ finalOutput: outputOf(failing), includeInHistory: false });
    const events = eventsOf(begun(failing, { session, errorHandlers }).run$);
    expect(lettersOf(events)).toBe(`${letters}f`);
    expect(finishedOf(events)).toMatchObject({ status: 'completed', finalOutput: outputOf(failing) });
    expect(textsIn([finishedOf(events)?.history, session.items])).not.toContain('Sorry');
  });

  it.each<[string, (value: unknown) => unknown]>([
    ['a raw value', (value) => value],
    ['an object', (finalOutput) => ({ finalOutput })],
    ['an object that says to keep it', (finalOutput) => ({ finalOutput, includeInHistory: true })],
    ['an Observable', (value) => of(value).pipe(delay(5))],
  ])('handler result forms: %s', (_form, form) => {
    const { run$ } = begun(failing, { errorHandlers: answering(form(outputOf(failing))) });
    const events: RunEvent[] = [];
    expect(timelineOf(() => run$.pipe(tap((event) => void events.push(event))))).toMatch(/mf\|$/);
    expect(finishedOf(events)).toMatchObject({ finalOutput: outputOf(failing) });
  });

  it.each([[undefined], [null]])('decline: %s lets the error stand', (answer) => {
    const errorHandlers = { [kind]: () => answer };
    const { error, events } = failureOf(begun(failing, { errorHandlers }).run$);
    expect(error.name).toBe(errorName);
    expect(error.partial).toMatchObject({ status: 'failed' });
    expect(lettersOf(events)).toBe(letters);
  });

  it('should be told the error, the context, and what the run has come to, with all calls closed', () => {
    const told: { error: Error; context: unknown; runData: RunResult }[] = [];
    const errorHandlers: RunErrorHandlers = { [kind]: (input: never) => void told.push(input) };
    const { error } = failureOf(begun(failing, { errorHandlers, context: { user: 1 } }).run$);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ error: { name: errorName }, context: { user: 1 }, runData: { status: 'failed' } });
    expect(told[0]?.runData.newItems).toEqual(error.partial?.newItems);
    expect(told[0]?.runData.history).toEqual(error.partial?.history);
  });

  it('should be asked in the place of a handler of its own as default, and not beside one', () => {
    const asked: string[] = [];
    const others: RunErrorHandlers = { default: () => (asked.push('default'), outputOf(failing)) };
    expect(resultOf(begun(failing, { errorHandlers: others }).run$).status).toBe('completed');
    resultOf(begun(failing, { errorHandlers: { ...others, ...answering() } }).run$);
    expect(asked).toEqual(['default']);
  });

  it('should fail the run as a CallbackError when it throws, also with the error that it was told', () => {
    const throws = (thrown: unknown): RunErrorHandlers => ({ [kind]: () => throwError(() => thrown) });
    const { error, events } = failureOf(begun(failing, { errorHandlers: throws(new Error('boom')) }).run$);
    expect(error).toMatchObject({
      name: 'CallbackError',
      unit: `${kind} error handler`,
      cause: { message: 'boom' },
      partial: { status: 'failed' },
    });
    expect(lettersOf(events)).toBe(letters);
    const rethrows: RunErrorHandlers = { [kind]: ({ error: told }: { error: Error }) => throwError(() => told) };
    expect(failureOf(begun(failing, { errorHandlers: rethrows }).run$).error.name).toBe(errorName);
    expect(failureOf(begun(failing, { errorHandlers: answering(EMPTY) }).run$).error.name).toBe('UserError');
  });

  it('should be a unit of work with a key of its own', () => {
    const units: unknown[] = [];
    const note = intercept('callback', ({ key, name, input }) => {
      units.push({ key, name, input });
      return (work$) => work$;
    });
    resultOf(begun(failing, { errorHandlers: answering(), interceptors: [note] }).run$);
    expect(units).toEqual([
      {
        key: expect.stringMatching(new RegExp(`^turn-1/errorHandlers/${kind}/\\d+$`)),
        name: `${kind} error handler`,
        input: { error: { name: errorName, message: expect.any(String) } },
      },
    ]);
  });

  it('should call the hooks of the end of an agent, with the output', () => {
    const ended: unknown[] = [];
    const hooks = { onAgentEnd: ({ output }: HookEvents['onAgentEnd']) => void ended.push(output) };
    resultOf(begun(failing, { errorHandlers: answering(), hooks }).run$);
    expect(ended).toEqual([outputOf(failing)]);
  });

  describe('and output guardrails', () => {
    const guarded = (execute: OutputGuardrail['execute'], mode: 'after' | 'hold' = 'after') => {
      const asked: unknown[] = [];
      const guardrail: OutputGuardrail = {
        name: 'G',
        mode,
        execute: (given) => {
          const { agentOutput } = given;
          const isOurs = textsIn([agentOutput]).includes('Sorry');
          if (isOurs) asked.push(agentOutput);
          return isOurs ? execute(given) : { tripwireTriggered: false };
        },
      };
      return { asked, outputGuardrails: [guardrail] };
    };

    it.each(['after', 'hold'] as const)('handler guardrails: pass, in mode %s: saved, evented, counted', (mode) => {
      const session = fakeSession();
      const { asked, outputGuardrails } = guarded(() => ({ tripwireTriggered: false }), mode);
      const events = eventsOf(begun(failing, { session, errorHandlers: answering(), outputGuardrails }).run$);
      expect(asked).toEqual([outputOf(failing)]);
      expect(lettersOf(events)).toBe(`${letters}mf`);
      expect(textsIn(session.items)).toContain('Sorry');
      expect(finishedOf(events)?.outputGuardrailResults.at(-1)).toMatchObject({ agentOutput: outputOf(failing) });
    });

    it.each(['after', 'hold'] as const)('handler guardrails: trip, in mode %s: neither saved nor evented', (mode) => {
      const session = fakeSession();
      const { outputGuardrails } = guarded(() => ({ tripwireTriggered: true }), mode);
      const { error, events } = failureOf(
        begun(failing, { session, errorHandlers: answering(), outputGuardrails }).run$,
      );
      expect(error.name).toBe('OutputGuardrailTripwireTriggered');
      expect(lettersOf(events)).toBe(letters);
      expect(textsIn([session.items, error.partial?.history, error.partial?.newItems])).not.toContain('Sorry');
      // The turns before it are kept.
      expect(session.items.map(kindOf).join(' ')).toBe(
        kind === 'maxTurns' ? 'user function_call function_call_output' : 'user',
      );
    });

    it('handler guardrails: error: its verdict is unknown, so it is saved and evented, and then the run fails', () => {
      const session = fakeSession();
      const { outputGuardrails } = guarded(() => throwError(() => new Error('down')));
      const { error, events } = failureOf(
        begun(failing, { session, errorHandlers: answering(), outputGuardrails }).run$,
      );
      expect(error).toMatchObject({ name: 'CallbackError', cause: { message: 'down' } });
      expect(lettersOf(events)).toBe(`${letters}m`);
      expect(textsIn(session.items)).toContain('Sorry');
      expect(session.items).toEqual(error.partial?.history);
      expect(error.partial?.newItems.filter(({ rawItem }) => textsIn([rawItem]).includes('Sorry'))).toHaveLength(1);
    });

    it('should hold the message until the verdict is there, and say nothing of it after a stop', () => {
      const { outputGuardrails } = guarded(() => of({ tripwireTriggered: false }).pipe(delay(5)));
      const options = { errorHandlers: answering(), outputGuardrails };
      expect(timelineOf(() => begun(failing, options).run$)).toMatch(/^0:[^m]*m?[^m]* 5:mf\|$/);
      const session = fakeSession();
      expect(timelineOf(() => begun(failing, { ...options, session, stop: timer(3) }).run$)).toMatch(/[^m] 3:f\|$/);
      expect(textsIn(session.items)).not.toContain('Sorry');
    });
  });

  describe('and a stop', () => {
    it('should be torn down at that frame, and leave what was there', () => {
      let torn = false;
      const errorHandlers = answering(NEVER.pipe(tap({ unsubscribe: () => (torn = true) })));
      const results: RunEvent[] = [];
      const stopped$ = () => begun(failing, { errorHandlers, stop: timer(3) }).run$;
      expect(timelineOf(() => stopped$().pipe(tap((event) => void results.push(event))))).toMatch(/ 3:f\|$/);
      expect(torn).toBe(true);
      expect(finishedOf(results)).toMatchObject({ status: 'stopped' });
      expect(lettersOf(results)).toBe(`${letters}f`);
    });

    it('should answer when the stop waits for the turn that ends the run', () => {
      const errorHandlers = answering(of(outputOf(failing)).pipe(delay(5)));
      const stop = of('after_turn').pipe(delay(3));
      expect(timelineOf(() => begun(failing, { errorHandlers, stop }).run$)).toMatch(/ 5:mf\|$/);
    });

    it('should be whole when it is stopped from inside the delivery of its message', () => {
      const stop = new Subject<void>();
      const session = fakeSession();
      const { run$ } = begun(failing, { errorHandlers: answering(), stop, session });
      const said = (event: RunEvent): boolean => isRunItemEvent(event) && textsIn([event.item]).includes('Sorry');
      const events = eventsOf(run$.pipe(tap((event) => said(event) && stop.next())));
      expect(lettersOf(events)).toBe(`${letters}mf`);
      const result = finishedOf(events);
      expect(result?.status).toBe('stopped');
      expect(session.items).toEqual(result?.history);
      expect(textsIn([result?.history])).toContain('Sorry');
    });
  });
});

describe('error handlers', () => {
  const failing = FAILING[0]!;

  it('no limit: more than ten turns, and no handler is asked', () => {
    const model = scriptedModel((_request, index) => (index < 12 ? look : text('Hi')));
    const agent = new Agent({ name: 'A', tools: [lookUp], model });
    const maxTurns = jest.fn();
    expect(resultOf(run(agent, 'Hi', { maxTurns: null, errorHandlers: { maxTurns } })).finalOutput).toBe('Hi');
    expect(model.calls).toHaveLength(13);
    expect(maxTurns).not.toHaveBeenCalled();
  });

  it('limit: a limit of no turns at all is answered without a model call', () => {
    const { model, run$ } = begun(failing, { maxTurns: 0, errorHandlers: { maxTurns: () => 'Sorry.' } });
    expect(lettersOf(eventsOf(run$))).toBe('amf');
    expect(model.calls).toHaveLength(0);
  });

  it('structured: a final output that does not fit is a UserError', () => {
    const errorHandlers: RunErrorHandlers = { maxTurns: () => ({ finalOutput: { title: 7 } }) };
    const { error } = failureOf(begun(failing, { errorHandlers }, { outputType: title }).run$);
    expect(error).toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/maxTurns error handler.*outputType of agent "A".*title/),
    });
  });

  it('structured: a type whose root is no object is wrapped as the model would have it, and null keys are dropped', () => {
    const answer = (outputType: object, finalOutput: unknown): unknown => {
      const errorHandlers: RunErrorHandlers = { maxTurns: () => ({ finalOutput }) };
      const { newItems, ...result } = resultOf(begun(failing, { errorHandlers }, { outputType }).run$);
      return [result.finalOutput, textsIn(newItems.slice(-1)).includes('response')];
    };
    expect(answer(z.array(z.number()), [1, 2])).toEqual([[1, 2], true]);
    expect(answer(z.object({ a: z.number(), b: z.string().optional() }), { a: 1 })).toEqual([{ a: 1 }, false]);
  });

  it('plain text: what is no text is the JSON of it', () => {
    const { run$ } = begun(failing, { errorHandlers: { maxTurns: () => ({ finalOutput: { a: 1 } }) } });
    expect(resultOf(run$).finalOutput).toBe('{"a":1}');
  });

  it('object: a key too many is a UserError that names it', () => {
    const errorHandlers = { maxTurns: () => ({ finalOutput: 'x', include_in_history: false }) };
    expect(failureOf(begun(failing, { errorHandlers }).run$).error).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('include_in_history'),
    });
  });

  it.each<[string, object]>([
    ['max_turns', { max_turns: () => 'x' }],
    ['modelRefusal', { modelRefusal: 'x' }],
  ])('should refuse what is no handler: %s', (name, errorHandlers) => {
    const { model, run$ } = begun(failing, { errorHandlers: errorHandlers });
    expect(failureOf(run$).error).toMatchObject({ name: 'UserError', message: expect.stringContaining(`"${name}"`) });
    expect(model.calls).toHaveLength(0);
  });

  it('empty: structured output that is empty is asked about, and declined it takes the next turn', () => {
    const texts: unknown[] = [];
    const errorHandlers: RunErrorHandlers = { invalidFinalOutput: ({ error }) => void texts.push(error.text) };
    const script = [text(''), [], json(VALUE)];
    const model = scriptedModel(script);
    const agent = new Agent({ name: 'A', model, outputType: title });
    const result = resultOf(run(agent, 'Hi', { errorHandlers }).pipe(assertRunGrammar()));
    expect(result).toMatchObject({ status: 'completed', finalOutput: VALUE });
    expect(texts).toEqual(['', '']);
    expect(model.calls).toHaveLength(3);
    model.reset();
    expect(resultOf(run(agent, 'Hi', { errorHandlers: { default: () => VALUE } })).finalOutput).toEqual(VALUE);
    expect(model.calls).toHaveLength(1);
  });

  it.each<[string, Script]>([
    ['a tool that does not exist', [toolCall('nothing', {})]],
    ['a handoff whose input does not fit', [toolCall('transfer_to_b', { why: 7 })]],
  ])('should not be asked about other misbehaviour: %s', (_what, script) => {
    const fallback = jest.fn(() => 'x');
    const b = new Agent({ name: 'B' });
    const handoffs = [handoff(b, { inputType: z.object({ why: z.string() }) })];
    const agent = new Agent({ name: 'A', handoffs, model: scriptedModel(script) });
    expect(failureOf(run(agent, 'Hi', { errorHandlers: { default: fallback } })).error.name).toBe('ModelBehaviorError');
    expect(fallback).not.toHaveBeenCalled();
  });

  it('should answer after a handoff by the output type of the agent that failed', () => {
    const b = new Agent({ name: 'B', outputType: title });
    const model = scriptedModel([toolCall('transfer_to_b', {}), json({ title: 7 })]);
    const agent = new Agent({ name: 'A', handoffs: [b], model });
    const result = resultOf(run(agent, 'Hi', { model, errorHandlers: { invalidFinalOutput: () => VALUE } }));
    expect(result).toMatchObject({ finalOutput: VALUE, lastAgent: { name: 'B' } });
  });

  it('resume: the limit counts over segments, and is answered in the segment that meets it', () => {
    const pay = tool({
      name: 'pay',
      description: '',
      parameters: z.object({}),
      needsApproval: true,
      execute: () => 'paid',
    });
    const session = fakeSession();
    const agent = new Agent({ name: 'A', tools: [pay], model: scriptedModel([toolCall('pay', {})]) });
    const options = { maxTurns: 1, session, errorHandlers: { maxTurns: () => 'Sorry.' } };
    const { state } = resultOf(run(agent, 'Hi', options));
    const thawed = RunState.fromJSON(agent, JSON.parse(JSON.stringify(state.approve(state.interruptions[0]!))));
    const events = eventsOf(run(agent, thawed, options).pipe(assertRunGrammar({ resumed: true })));
    expect(lettersOf(events)).toBe('aomf');
    expect(finishedOf(events)).toMatchObject({ status: 'completed', finalOutput: 'Sorry.' });
    expect(session.items.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output', 'message']);
  });

  it('resume: a run that was stopped while its handler was asked meets its error again', () => {
    const { agent, run$ } = begun(failing, { errorHandlers: { maxTurns: () => NEVER }, stop: timer(3) });
    const events: RunEvent[] = [];
    timelineOf(() => run$.pipe(tap((event) => void events.push(event))));
    const { state } = finishedOf(events) as RunResult;
    const resumed = resultOf(run(agent, state, { maxTurns: 1, errorHandlers: { maxTurns: () => 'Sorry.' } }));
    expect(resumed).toMatchObject({ status: 'completed', finalOutput: 'Sorry.' });
    expect(resumed.history).toHaveLength(4);
  });

  it('should let a steering message in that comes while the handler is asked, and answer again', () => {
    let answers = 0;
    const errorHandlers = { maxTurns: () => of(`Sorry ${++answers}.`).pipe(delay(5)) };
    const { run$ } = begun(failing, { errorHandlers, steer: of('And?').pipe(delay(2)) });
    expect(timelineOf(() => run$)).toBe('0:arcro 5:mi 10:mf|');
  });

  it('should wait for the verdict of the input guardrails, and give way to their trip', () => {
    const { options: _options, ...refusing } = FAILING[1]!;
    const errorHandlers = { modelRefusal: () => 'Sorry.' };
    const guarded = (tripwireTriggered: boolean) => [
      { name: 'G', execute: () => of({ tripwireTriggered }).pipe(delay(5)) },
    ];
    const timeline = (tripwireTriggered: boolean): string =>
      timelineOf(() => begun(refusing, { errorHandlers, inputGuardrails: guarded(tripwireTriggered) }).run$);
    expect(timeline(false)).toBe('0:armr 5:mf|');
    expect(timeline(true)).toBe('0:armr 5:#');
  });

  it('should be asked after the interceptors of the turn, which may take it again', () => {
    const refusals: string[] = [];
    const model = scriptedModel([refusal(NO), text('Hi')]);
    const agent = new Agent({ name: 'A', model });
    const interceptors = [intercept('turn', () => retry(1))];
    const errorHandlers: RunErrorHandlers = { modelRefusal: ({ error }) => void refusals.push(error.refusal) };
    expect(resultOf(run(agent, 'Hi', { interceptors, errorHandlers })).finalOutput).toBe('Hi');
    expect(refusals).toEqual([]);
  });

  it('nested config inheritance: the error handlers of the outer run are not those of the inner one', () => {
    const inner = new Agent({ name: 'Inner' });
    const asked: string[] = [];
    const handlers = (name: string): RunErrorHandlers => ({ modelRefusal: () => (asked.push(name), 'Sorry.') });
    const tools = [
      inner.asTool({ toolName: 'plain' }),
      inner.asTool({ toolName: 'own', runOptions: { errorHandlers: handlers('inner') } }),
    ];
    const call = (name: string) => toolCall(name, { input: 'x' });
    const model = scriptedModel([call('plain'), refusal(NO), call('own'), refusal(NO), text('Hi')]);
    const outer = new Agent({ name: 'Outer', model, tools });
    const result = resultOf(run(outer, 'Hi', { model, errorHandlers: handlers('outer') }).pipe(assertRunGrammar()));
    expect(asked).toEqual(['inner']);
    const outputs = result.newItems.flatMap((item) => (item.type === 'tool_call_output_item' ? [item.output] : []));
    expect(outputs).toEqual([expect.stringContaining(NO), 'Sorry.']);
  });

  it('should be exact to the frame', () => {
    runMarbles(({ cold, expectRun, expectSubscriptions }) => {
      const answer = cold('20ms s|', { s: 'Sorry.' });
      const { run$ } = begun(failing, { errorHandlers: { maxTurns: () => answer } });
      expectRun(run$).toBe('(arcro) 14ms (mf|)');
      expectSubscriptions(answer.subscriptions).toBe('^ 20ms !');
    });
  });

  it('should go on in the next run from what it said', () => {
    const { run$ } = begun(failing, { errorHandlers: { maxTurns: () => 'Sorry.' } });
    const { history } = resultOf(run$);
    const next = new Agent({ name: 'A', model: strictHistory(scriptedModel([text('Hi')])) });
    expect(resultOf(run(next, [...history, { role: 'user', content: 'And?' }])).status).toBe('completed');
  });
});
