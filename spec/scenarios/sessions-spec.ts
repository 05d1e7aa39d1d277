import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { map, NEVER, Subject, tap, throwError, timer } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  MemorySession,
  run,
  tool,
  type RunEvent,
  type RunOptions,
  type RunResult,
  type Session,
} from 'rxagents';
import { failed, json, reasoning, response, scriptedModel, text, toolCall, type Script } from 'rxagents/testing';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { timelineOf } from '../helpers/timelineOf.js';

const lookUp = tool({ name: 'look_up', description: '', parameters: z.object({}), execute: () => 'found' });
const call = toolCall('look_up', {});
const modelOf = (script: Script, chunkDelayMs = 0) => scriptedModel(script, { chunkDelayMs });
const agentOf = (script: Script, chunkDelayMs = 0) =>
  new Agent({ name: 'A', model: modelOf(script, chunkDelayMs), tools: [lookUp] });
const fail = (): never => {
  throw new Error('broken');
};
const said = (content: string): ResponseInputItem => ({ role: 'user', content });
const kindsOf = (writes: readonly (readonly ResponseInputItem[])[]) => writes.map((items) => items.map(kindOf));

function failureOf(agent: Agent, options: RunOptions): { events: RunEvent[]; error: unknown } {
  const events: RunEvent[] = [];
  const errors: unknown[] = [];
  run(agent, 'Hi', options).subscribe({ next: (event) => events.push(event), error: (e: unknown) => errors.push(e) });
  expect(errors).toHaveLength(1);
  return { events, error: errors[0] };
}

describe('sessions', () => {
  it('session round trip: the second run sees what was said in the first', () => {
    const session = fakeSession();
    const model = modelOf([text('Oslo.'), text('4 °C.')]);
    const agent = new Agent({ name: 'A', model });
    resultOf(run(agent, 'Which city?', { session }));
    const result = resultOf(run(agent, 'And the weather?', { session }));
    expect(model.calls[1]?.input.map(kindOf)).toEqual(['user', 'message', 'user']);
    expect(result.history).toEqual(session.items);
    expect(result.input).toEqual([said('And the weather?')]);
  });

  it('run-again items saved: the input first, then each turn in one piece, in history order', () => {
    const session = fakeSession();
    const result = resultOf(run(agentOf([[reasoning('Hm.'), call, call], text('Done.')]), 'Hi', { session }));
    const turn = ['reasoning', 'function_call', 'function_call', 'function_call_output', 'function_call_output'];
    expect(kindsOf(session.writes)).toEqual([['user'], turn, ['message']]);
    expect(session.items).toEqual(result.history);
  });

  it('should wait for the read, and for each write before what comes after it', () => {
    const session = fakeSession([], 3);
    expect(timelineOf(() => run(agentOf([call, text('Hi')]), 'Hi', { session }))).toBe('0:a 6:rcro 9:rmr 12:f|');
  });

  it('should go on without input from what a run left in the session that died before its first response', () => {
    const session = fakeSession();
    const dying = new Agent({ name: 'A', model: { name: 'm', stream: () => NEVER } });
    run(dying, 'Hi', { session }).subscribe().unsubscribe();
    const result = resultOf(run(agentOf([text('Hello.')]), [], { session }));
    expect(kindsOf(session.writes)).toEqual([['user'], ['message']]);
    expect(result.history).toEqual(session.items);
  });

  it('should change nothing about the events', () => {
    const script = [call, text('Hi')];
    const bare = eventsOf(run(agentOf(script), 'Hi', { runId: 'r' }));
    const saved = eventsOf(run(agentOf(script), 'Hi', { runId: 'r', session: fakeSession() }));
    expect(JSON.stringify(saved)).toBe(JSON.stringify(bare));
  });

  it('callback merge: the model gets what it returns, the session only what is new', () => {
    const session = fakeSession([said('old'), said('older')]);
    const model = modelOf([text('Hi')]);
    const sessionInputCallback = (history: readonly ResponseInputItem[], input: readonly ResponseInputItem[]) => [
      said('note'),
      ...input,
      ...history.slice(-1).map((item) => ({ ...item })),
    ];
    resultOf(run(new Agent({ name: 'A', model }), 'new', { session, sessionInputCallback }));
    expect(model.calls[0]?.input).toEqual([said('note'), said('new'), said('older')]);
    expect(session.writes[0]).toEqual([said('note'), said('new')]);
  });

  type Items = readonly ResponseInputItem[];
  it.each<[string, (history: Items, input: Items) => Items, string[], string[]]>([
    ['reorders', (history, input) => [...input, ...history], ['new', 'newer', 'old', 'older'], ['new', 'newer']],
    ['drops', (history, input) => [...history.slice(1), ...input.slice(1)], ['older', 'newer'], ['newer']],
    ['drops all', () => [], [], []],
    [
      'repeats the past',
      (history, input) => [...history, ...history, ...input],
      ['old', 'older', 'old', 'older', 'new', 'newer'],
      ['new', 'newer'],
    ],
    [
      'repeats what is new',
      (_, input) => [...input, ...input],
      ['new', 'newer', 'new', 'newer'],
      ['new', 'newer', 'new', 'newer'],
    ],
    [
      'copies',
      (...both) => JSON.parse(JSON.stringify(both.flat())) as Items,
      ['old', 'older', 'new', 'newer'],
      ['new', 'newer'],
    ],
    [
      'adds a note',
      (history, input) => [...history, said('note'), ...input],
      ['old', 'older', 'note', 'new', 'newer'],
      ['note', 'new', 'newer'],
    ],
  ])('callback merge: one that %s, now or later', (_what, merge, sent, saved) => {
    for (const soon of [merge, (...both: [Items, Items]) => timer(2).pipe(map(() => merge(...both)))]) {
      const session = fakeSession([said('old'), said('older')]);
      const model = modelOf([text('Hi')]);
      const input = [said('new'), said('newer')];
      const make = () => run(new Agent({ name: 'A', model }), input, { session, sessionInputCallback: soon });
      expect(timelineOf(make)).toMatch(/:.*mrf\|$/);
      expect(model.calls[0]?.input).toEqual(sent.map(said));
      expect(session.items.slice(2, -1)).toEqual(saved.map(said));
      expect(session.items.slice(0, 2)).toEqual([said('old'), said('older')]);
    }
  });

  it.each<[string, unknown]>([
    ['gives no items', () => 'items'],
    ['throws', () => fail()],
  ])('should fail the run, after its agent is announced, when the callback %s', (_what, callback) => {
    const options = { session: fakeSession(), sessionInputCallback: callback as never };
    const { events, error } = failureOf(agentOf([]), options);
    expect(events.map(({ type }) => type)).toEqual(['agent_updated_stream_event']);
    expect(error).toMatchObject({
      name: expect.stringMatching(/^(User|Callback)Error$/),
      partial: { status: 'failed' },
    });
    expect(options.session.writes).toEqual([]);
  });

  it('limit: what a window of the session cut apart is left out', () => {
    const output = { type: 'function_call_output', call_id: 'x', output: 'x' } as const;
    const model = modelOf([text('Hi')]);
    const session = fakeSession([output, said('old')]);
    resultOf(run(new Agent({ name: 'A', model }), 'new', { session }));
    expect(model.calls[0]?.input).toEqual([said('old'), said('new')]);
  });

  it('limit: a run goes on from the latest items alone, and the session keeps all', () => {
    const model = modelOf([call, text('One'), text('Two')]);
    const agent = new Agent({ name: 'A', model, tools: [lookUp] });
    // The window begins between the call and its output.
    const session = new MemorySession([], { limit: 2 });
    resultOf(run(agent, 'Hi', { session }));
    const { history } = resultOf(run(agent, 'And now?', { session }));
    expect(model.calls[2]?.input.map(kindOf)).toEqual(['message', 'user']);
    expect(history.map(kindOf)).toEqual(['message', 'user', 'message']);
    expect(session.getItems(Infinity).map(kindOf).join(' ')).toBe(
      'user function_call function_call_output message user message',
    );
  });

  describe('compaction by the session', () => {
    /** Sums itself up when it has been written to; not after outputs of tools, which the model has yet to see, but then the next time. */
    const compacting = (items: readonly ResponseInputItem[], ms: number) => {
      const session = fakeSession(items);
      const log: string[] = [];
      let isDeferred = false;
      const sumUp = () => {
        log.push(`compacted ${String(session.items.length)}`);
        session.clearSession();
        session.addItems([{ type: 'compaction', encrypted_content: 'abc' }]);
        isDeferred = false;
      };
      const addItems: Session['addItems'] = (added) => {
        session.addItems(added);
        log.push(`added ${added.map(kindOf).join(' ')}`);
        const hasOutputs = added.some(({ type }) => type === 'function_call_output');
        const isDue = !hasOutputs && (isDeferred || session.items.length > 9);
        isDeferred ||= hasOutputs;
        return isDue ? timer(ms).pipe(tap(sumUp)) : undefined;
      };
      return { log, session: { ...session, getItems: () => session.items, addItems } };
    };

    it('deferred after tools, forced later, and the run waits for it', () => {
      const { log, session } = compacting([], 5);
      const timeline = (options: RunOptions) => timelineOf(() => run(agentOf([call, text('Hi')], 1), 'Hi', options));
      const plain = timeline({});
      expect(plain).toMatch(/ 14:rf\|$/);
      // Its ending alone is later.
      expect(timeline({ session })).toBe(plain.replace(/f\|$/, ' 19:f|'));
      expect(log).toEqual(['added user', 'added function_call function_call_output', 'added message', 'compacted 4']);
    });

    it('what the next run is sent of it, and what this one has said, which is whole', () => {
      const { session } = compacting([], 5);
      const results: (RunResult | undefined)[] = [];
      const model = modelOf([call, text('Hi'), text('Again')]);
      const agent = new Agent({ name: 'A', model, tools: [lookUp] });
      for (const input of ['Hi', 'And now?']) {
        timelineOf(() => run(agent, input, { session }).pipe(tap((event) => void results.push(finishedOf([event])))));
      }
      expect(results.filter(Boolean).map((result) => result?.history.map(kindOf).join(' '))).toEqual([
        'user function_call function_call_output message',
        'compaction user message',
      ]);
      expect(model.calls[2]?.input.map(kindOf)).toEqual(['compaction', 'user']);
    });
  });

  describe('session failure surfaces', () => {
    const broken = (part: Partial<Session>): Session => ({ ...fakeSession(), ...part });
    it.each<[string, Session, string]>([
      ['getItems throws', broken({ getItems: () => fail() }), 'session.getItems'],
      ['addItems errors', broken({ addItems: () => throwError(() => 'full') }), 'session.addItems'],
    ])('%s: one typed error', (_what, session, unit) => {
      const { events, error } = failureOf(agentOf([text('Hi')]), { session });
      expect(events.map(({ type }) => type)).toEqual(['agent_updated_stream_event']);
      expect(error).toMatchObject({ name: 'CallbackError', unit, partial: { status: 'failed' } });
    });

    it('the write of the last turn fails: the error has what was said, and nothing is written twice', () => {
      let writes = 0;
      const addItems = () => (++writes === 2 ? throwError(() => 'full') : undefined);
      const { error } = failureOf(agentOf([text('Hi')]), { session: broken({ addItems }) });
      expect(writes).toBe(2);
      expect(error).toMatchObject({
        unit: 'session.addItems',
        partial: { newItems: [{ type: 'message_output_item' }] },
      });
    });

    it('getItems gives no array: the error says so', () => {
      const { error } = failureOf(agentOf([]), { session: broken({ getItems: () => 'x' as never }) });
      expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('session.getItems') });
    });
  });

  it('should keep what a failed turn came to, with its calls closed', () => {
    const session = fakeSession();
    failureOf(agentOf([[call, call], failed({ code: 'server_error', message: 'no' })]), { session });
    expect(kindsOf(session.writes)[1]).toHaveLength(4);
    const boom = tool({
      ...lookUp,
      parameters: z.object({}),
      execute: () => throwError(() => 'x'),
      errorFunction: null,
    });
    const agent = new Agent({ name: 'A', model: modelOf([call]), tools: [boom] });
    const other = fakeSession();
    failureOf(agent, { session: other });
    expect(kindsOf(other.writes)).toEqual([['user'], ['function_call', 'function_call_output']]);
  });

  it('should write what a stop left, and not cut a write', () => {
    for (let at = 0; at <= 30; at++) {
      const session = fakeSession([], 2);
      const line = timelineOf(() => run(agentOf([call, text('Hi')], 1), 'Hi', { session, stop: timer(at) }));
      expect(line).toMatch(/f\|$/);
      const once = new Set(session.items);
      expect(once.size).toBe(session.items.length);
      expect(session.items.length).toBeGreaterThan(0);
    }
  });

  it('should write nothing more once the run is unsubscribed', () => {
    const session = fakeSession();
    run(new Agent({ name: 'A', model: { name: 'm', stream: () => NEVER } }), 'Hi', { session })
      .subscribe()
      .unsubscribe();
    expect(kindsOf(session.writes)).toEqual([['user']]);
  });

  it('session + ids: a session and a history on the server exclude each other', () => {
    for (const option of [{ previousResponseId: 'r' }, { conversationId: 'c' }, { autoPreviousResponseId: true }]) {
      const { error } = failureOf(agentOf([]), { session: fakeSession(), ...option });
      expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('previousResponseId') });
    }
    expect(failureOf(agentOf([]), { session: {} as never }).error).toMatchObject({ name: 'UserError' });
  });
});

describe('history on the server', () => {
  const requestsOf = (options: RunOptions, script: Script = [[call, call], call, text('Hi')]) => {
    const model = modelOf(script);
    const result = resultOf(run(new Agent({ name: 'A', model, tools: [lookUp] }), 'Hi', options));
    return {
      result,
      sent: model.calls.map(({ input }) => input.map(kindOf)),
      ids: model.calls.map(({ previousResponseId, conversationId }) => previousResponseId ?? conversationId),
    };
  };
  const deltas = [['user'], ['function_call_output', 'function_call_output'], ['function_call_output']];

  it('chaining ids: only what is new is sent, and the id goes on with each response', () => {
    const { sent, ids, result } = requestsOf({ previousResponseId: 'resp_0' });
    expect(sent).toEqual(deltas);
    expect(ids).toEqual(['resp_0', 'resp_1', 'resp_2']);
    expect(result.history).toHaveLength(8);
    expect(result.lastResponseId).toBe('resp_3');
  });

  it('chaining ids: begun by the first response', () => {
    const { sent, ids } = requestsOf({ autoPreviousResponseId: true });
    expect([sent, ids]).toEqual([deltas, [undefined, 'resp_1', 'resp_2']]);
  });

  it('chaining ids: a conversation keeps its id', () => {
    const { sent, ids } = requestsOf({ conversationId: 'conv_1' });
    expect([sent, ids]).toEqual([deltas, ['conv_1', 'conv_1', 'conv_1']]);
  });

  it('should send everything at every turn without it', () => {
    const { sent, ids } = requestsOf({});
    expect(sent.map(({ length }) => length)).toEqual([1, 5, 7]);
    expect(ids).toEqual([undefined, undefined, undefined]);
  });

  it('should leave out the ids of reasoning where asked to', () => {
    const model = modelOf([[reasoning('Hm.'), call], text('Hi')]);
    const agent = new Agent({ name: 'A', model, tools: [lookUp] });
    const result = resultOf(run(agent, 'Hi', { reasoningItemIdPolicy: 'omit' }));
    expect(model.calls[1]?.input[1]).toMatchObject({ type: 'reasoning' });
    expect(model.calls[1]?.input[1]).not.toHaveProperty('id');
    expect(result.history[1]).toHaveProperty('id');
  });
});

describe('steering', () => {
  const steered = (when: (event: RunEvent) => boolean, script: Script, options: RunOptions = {}) => {
    const steer = new Subject<string>();
    const events: RunEvent[] = [];
    const model = modelOf(script);
    run(new Agent({ name: 'A', model, tools: [lookUp] }), 'Hi', { ...options, steer }).subscribe((event) => {
      events.push(event);
      if (when(event)) steer.next(`m${String(events.length)}`);
    });
    const names = events.map((event) => (event.type === 'run_item_stream_event' ? event.name : event.type));
    return { names: names.filter((name) => name !== 'raw_response_event'), model, result: finishedOf(events) };
  };
  const isItem = (name: string) => (event: RunEvent) => event.type === 'run_item_stream_event' && event.name === name;

  it('should let a message in before the next model call, once', () => {
    const { names, model, result } = steered(isItem('tool_called'), [call, text('Hi')]);
    expect(names.slice(1)).toEqual([
      'tool_called',
      'tool_output',
      'input_added',
      'message_output_created',
      'run_finished_event',
    ]);
    expect(model.calls.map(({ input }) => input.map(kindOf))).toEqual([
      ['user'],
      ['user', 'function_call', 'function_call_output', 'user'],
    ]);
    expect(result?.newItems.map(({ type }) => type)).toContain('input_item');
    expect(result?.history.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output', 'user', 'message']);
  });

  it('should take one more turn for a message that comes during the final answer', () => {
    let asked = 0;
    const { names, result } = steered(
      (event) => isItem('message_output_created')(event) && asked++ === 0,
      [text('One'), text('Two')],
    );
    expect(names.slice(1)).toEqual([
      'message_output_created',
      'input_added',
      'message_output_created',
      'run_finished_event',
    ]);
    expect(result).toMatchObject({ status: 'completed', finalOutput: 'Two' });
  });

  it('should keep the order of messages, and save them before the model is called', () => {
    const session = fakeSession();
    const steer = ['one', [said('two'), said('three')]];
    resultOf(run(agentOf([text('Hi')]), 'Hi', { steer, session }));
    expect(session.writes).toMatchObject([
      [said('Hi')],
      [said('one'), said('two'), said('three')],
      [{ type: 'message' }],
    ]);
  });

  it('should send only the message where the server keeps the history', () => {
    const { model } = steered(isItem('tool_called'), [call, text('Hi')], { autoPreviousResponseId: true });
    expect(model.calls[1]?.input.map(kindOf)).toEqual(['function_call_output', 'user']);
  });

  it('should fail the run when it errors', () => {
    const steer = throwError(() => 'x');
    expect(failureOf(agentOf([]), { steer }).error).toMatchObject({ name: 'CallbackError', unit: 'steer option' });
  });

  it('should finish structured output as any other', () => {
    const agent = new Agent({
      name: 'A',
      model: modelOf([json({ n: 1 }), response([json({ n: 2 })])]),
      outputType: z.object({ n: z.number() }),
    });
    expect(resultOf(run(agent, 'Hi', { steer: [] }))).toMatchObject({ finalOutput: { n: 1 } });
  });
});
