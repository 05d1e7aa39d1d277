import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { identity, map, Subject, throwError, timer } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  intercept,
  run,
  RunState,
  tool,
  UserError,
  type AgentsError,
  type ModelRequest,
  type RunEvent,
  type RunOptions,
  type Session,
} from 'rxagents';
import {
  assertRunGrammar,
  failed,
  fakeSession,
  scriptedModel,
  strictHistory,
  text,
  toolCall,
  type Script,
} from 'rxagents/testing';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { kindOf } from '../helpers/fakeSession.js';
import { letterOf } from '../helpers/letterOf.js';
import { timelineOf } from '../helpers/timelineOf.js';

const said = (content: string): ResponseInputItem => ({ role: 'user', content });
const look = toolCall('look', {});
const pay = toolCall('pay', {});
const overloaded = failed({ code: 'server_error', message: 'overloaded' });

let executed: string[] = [];
beforeEach(() => (executed = []));
const toolNamed = (name: string, more: object = {}) =>
  tool({ name, description: '', parameters: z.object({}), execute: () => void executed.push(name), ...more });
const agentOf = (script: Script, more: object = {}) => {
  const model = scriptedModel(script);
  const tools = [toolNamed('look'), toolNamed('pay', { needsApproval: true })];
  return { model, agent: new Agent({ name: 'A', model: strictHistory(model), tools, ...more }) };
};
/** What the user has said in what the model was sent, and in anything else that is a history. */
const saidIn = (items: readonly ResponseInputItem[] = []) =>
  items.flatMap((item) => ('role' in item && item.role === 'user' ? [item.content] : []));
const sentTo = ({ calls }: { readonly calls: readonly ModelRequest[] }) => calls.map(({ input }) => saidIn(input));
const thaw = (agent: Agent, state: RunState | undefined) => RunState.fromJSON(agent, JSON.parse(JSON.stringify(state)));
const approved = (state: RunState) => state.approve(state.interruptions[0]!);

/** A run that is told something when it says a certain letter for the first time. */
function told(agent: Agent, letter: string, messages: readonly string[], options: RunOptions = {}) {
  const steer = new Subject<string>();
  const events: RunEvent[] = [];
  let error: AgentsError | undefined;
  run(agent, 'Hi', { ...options, steer })
    .pipe(assertRunGrammar())
    .subscribe({
      next: (event) => {
        const isFirst = letterOf(event) === letter && !events.some((each) => letterOf(each) === letter);
        events.push(event);
        if (isFirst) messages.forEach((message) => steer.next(message));
      },
      error: (thrown: unknown) => (error = thrown as AgentsError),
    });
  return { events, error, result: finishedOf(events) };
}

describe('pending input', () => {
  it('serialisation: what came before the run was interrupted is in its state, and goes in when it is resumed', () => {
    const session = fakeSession();
    const { agent, model } = agentOf([pay, text('Done')]);
    const first = told(agent, 'c', ['one', 'two'], { session });
    expect(first.result?.status).toBe('interrupted');
    expect(saidIn(first.result?.history)).toEqual(['Hi']);
    expect(session.items.map(kindOf)).toEqual(['user']);

    const events = eventsOf(run(agent, approved(thaw(agent, first.result?.state)), { session }));
    // After the outputs of the turn that was open, before the model is called again.
    expect(events.map(letterOf).join('').replace(/r+/g, 'r')).toBe('aoiirmrf');
    const result = finishedOf(events);
    expect(sentTo(model)).toEqual([['Hi'], ['Hi', 'one', 'two']]);
    expect(result?.history.map(kindOf).join(' ')).toBe('user function_call function_call_output user user message');
    expect(result?.newItems.filter(({ type }) => type === 'input_item').map(({ rawItem }) => rawItem)).toEqual([
      said('one'),
      said('two'),
    ]);
    expect(session.items).toEqual(result?.history);
  });

  it('order: what waited in the state comes before what the resumed run is given', () => {
    const { agent, model } = agentOf([pay, text('Done')]);
    const { result } = told(agent, 'c', ['one']);
    const state = approved(thaw(agent, result?.state));
    resultOf(run(agent, state, { steer: ['two', [said('three'), said('four')]] }));
    expect(sentTo(model)[1]).toEqual(['Hi', 'one', 'two', 'three', 'four']);
  });

  it('order: it waits for approvals, however often the run is resumed meanwhile', () => {
    const { agent, model } = agentOf([[pay, pay], text('Done')]);
    let state = thaw(agent, told(agent, 'c', ['one']).result?.state);
    for (const message of ['two', 'three']) {
      const result = resultOf(run(agent, state, { steer: [message] }));
      expect(result).toMatchObject({ status: 'interrupted', newItems: [] });
      state = thaw(agent, result.state);
    }
    resultOf(run(agent, approved(approved(state))));
    expect(sentTo(model)).toEqual([['Hi'], ['Hi', 'one', 'two', 'three']]);
    expect(executed).toEqual(['pay', 'pay']);
  });

  it('once: of a state that was made after it went in, it does not go in again', () => {
    const states: RunState[] = [];
    const checkpoint = (state: RunState) => void states.push(state);
    const script: Script = [look, toolCall('look', {}, { callId: 'second', id: 'fc_second' }), text('Done')];
    const { agent } = agentOf(script);
    const { result } = told(agent, 'c', ['one'], { checkpoint });
    expect(saidIn(result?.history)).toEqual(['Hi', 'one']);
    const seen: unknown[] = [];
    for (const state of states.filter(({ status }) => status === 'running')) {
      const { turn, steered, history } = thaw(agent, state).toJSON();
      seen.push({ waiting: saidIn(steered).length, isIn: saidIn(history).length === 2 });
      const rest = scriptedModel(script.slice(turn));
      const resumed = resultOf(run(agent, thaw(agent, state), { model: strictHistory(rest) }));
      expect(saidIn(resumed.history)).toEqual(['Hi', 'one']);
      expect(resumed.history.map(kindOf)).toEqual(result?.history.map(kindOf));
    }
    expect(seen).toContainEqual({ waiting: 1, isIn: false });
    expect(seen).toContainEqual({ waiting: 0, isIn: true });
    expect(seen).not.toContainEqual({ waiting: 1, isIn: true });
  });

  it('once: where a stop comes before it could go in, the next segment sends it', () => {
    for (const mode of ['now', 'after_turn']) {
      const { agent, model } = agentOf([look, text('Done')]);
      const stop = new Subject<string>();
      const stopped = told(agent, 'c', ['one'], {
        stop,
        hooks: { onToolStart: () => stop.next(mode) },
      });
      expect(stopped.result).toMatchObject({ status: 'stopped', stopped: { mode } });
      expect(saidIn(stopped.result?.history)).toEqual(['Hi']);
      const result = resultOf(run(agent, thaw(agent, stopped.result?.state)));
      expect(sentTo(model)).toEqual([['Hi'], ['Hi', 'one']]);
      expect(saidIn(result.history)).toEqual(['Hi', 'one']);
    }
  });

  it('survives failure: of the model that was to be told of it next, and of the one before', () => {
    for (const [script, letter] of [
      [[overloaded, text('Done')], 'r'],
      [[look, overloaded, text('Done')], 'c'],
    ] as const) {
      const session = fakeSession();
      const { agent, model } = agentOf(script);
      const { error } = told(agent, letter, ['one'], { session });
      expect(error?.name).toBe('ModelError');
      const result = resultOf(run(agent, thaw(agent, error?.partial?.state), { session }));
      expect(result).toMatchObject({ status: 'completed', finalOutput: 'Done' });
      expect(sentTo(model).at(-1)).toEqual(['Hi', 'one']);
      expect(saidIn(result.history)).toEqual(['Hi', 'one']);
      expect(session.items).toEqual(result.history);
    }
  });

  it('survives failure: where the server keeps the history, until a response has it', () => {
    const { agent, model } = agentOf([look, overloaded, text('Done')], { model: undefined });
    const options: RunOptions = { model, autoPreviousResponseId: true };
    const { error } = told(agent, 'c', ['one'], options);
    expect(error?.name).toBe('ModelError');
    resultOf(run(agent, thaw(agent, error?.partial?.state), options));
    const delta = ['function_call_output', 'user'];
    expect(model.calls.map(({ input }) => input.map(kindOf))).toEqual([['user'], delta, delta]);
    expect(model.calls.map(({ previousResponseId }) => previousResponseId)).toEqual([undefined, 'resp_1', 'resp_1']);
  });

  it('survives failure: of the session that was to keep it', () => {
    const { agent, model } = agentOf([look, text('Done')]);
    const memory = fakeSession();
    let writes = 0;
    // The input, the turn, then what goes in.
    const addItems: Session['addItems'] = (items) =>
      ++writes === 3 ? throwError(() => new Error('full')) : memory.addItems(items);
    const { error } = told(agent, 'c', ['one'], { session: { ...memory, addItems } });
    expect(error).toMatchObject({ name: 'CallbackError', unit: 'session.addItems' });
    expect(saidIn(memory.items)).toEqual(['Hi']);
    const result = resultOf(run(agent, thaw(agent, error?.partial?.state), { session: memory }));
    expect(sentTo(model)).toEqual([['Hi'], ['Hi', 'one']]);
    expect(memory.items).toEqual(result.history);
    expect(saidIn(result.history)).toEqual(['Hi', 'one']);
  });

  it('guarded: it waits for the verdict on the input, and nobody is told of it where that is a trip', () => {
    for (const tripwireTriggered of [false, true]) {
      const execute = () => timer(9).pipe(map(() => ({ tripwireTriggered })));
      const { agent, model } = agentOf([look, text('Done')], { inputGuardrails: [{ name: 'G', execute }] });
      const session = fakeSession();
      const line = timelineOf(() => run(agent, 'Hi', { session, steer: timer(3).pipe(map(() => 'one')) }));
      expect(line).toBe(tripwireTriggered ? '0:arcro 9:#' : '0:arcro 9:irmrf|');
      expect(sentTo(model)).toEqual(tripwireTriggered ? [['Hi']] : [['Hi'], ['Hi', 'one']]);
      expect(saidIn(session.items)).toEqual(tripwireTriggered ? ['Hi'] : ['Hi', 'one']);
    }
  });

  it('guarded: an interceptor may check what is to go in, before the model or the session has it', () => {
    const seen: unknown[] = [];
    const guard = intercept('steering', ({ input, key }) => {
      seen.push(key, input);
      if (JSON.stringify(input).includes('secret')) throw new UserError('No secrets, please.');
      return identity;
    });
    const session = fakeSession();
    const { agent, model } = agentOf([look, text('Done')]);
    const options = { session, interceptors: [guard] };
    const { error, events } = told(agent, 'c', ['a secret'], options);
    expect(seen).toEqual(['turn-2/steering', [said('a secret')]]);
    expect(error).toMatchObject({ name: 'UserError', message: 'No secrets, please.' });
    expect(events.map(letterOf)).not.toContain('i');
    expect(sentTo(model)).toEqual([['Hi']]);
    expect(saidIn(session.items)).toEqual(['Hi']);
    const welcome = told(agentOf([look, text('Done')]).agent, 'c', ['hello'], { interceptors: [guard] });
    expect(saidIn(welcome.result?.history)).toEqual(['Hi', 'hello']);
  });
});
