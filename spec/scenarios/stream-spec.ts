import { finalize, of, tap, type Observable } from 'rxjs';
import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import {
  Agent,
  lastValueFrom,
  run,
  toAsyncIterable,
  tool,
  type AgentsError,
  type ModelEvent,
  type RunEvent,
  type RunItem,
} from 'rxagents';
import {
  assertRunGrammar,
  failed,
  fakeSession,
  item,
  marbleModel,
  marbleTool,
  reasoning,
  responseEvents,
  runMarbles,
  scriptedModel,
  text,
  toolCall,
  type Script,
} from 'rxagents/testing';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { letterOf } from '../helpers/letterOf.js';
import { created, ended, itemDone } from '../helpers/rawEvents.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';

const lookUp = tool({ name: 'look_up', description: '', parameters: {}, execute: () => 'found' });
const agentOf = (script: Script, more: object = {}) =>
  new Agent({ name: 'Start', model: scriptedModel(script), tools: [lookUp], ...more });
const specialist = () => new Agent({ name: 'Specialist', model: scriptedModel([text('Done')], { name: 'second' }) });
const handOver = toolCall('transfer_to_specialist');

/** The events in letters, as the grammar of runs allows them; each stretch of raw events is one `r`. */
const lettersOf = (run$: Observable<RunEvent>): string =>
  eventsOf(run$.pipe(assertRunGrammar())).map(letterOf).join('').replace(/r+/g, 'r');
const itemsOf = (events: readonly RunEvent[]): RunItem[] =>
  events.flatMap((event) => (event.type === 'run_item_stream_event' ? [event.item] : []));
const count = (letters: string, letter: string): number => letters.split(letter).length - 1;

/** What an iterator gives, and what it throws. */
async function iterated(run$: Observable<RunEvent>): Promise<{ events: RunEvent[]; thrown: unknown }> {
  const events: RunEvent[] = [];
  try {
    for await (const event of toAsyncIterable(run$)) events.push(event);
  } catch (thrown) {
    return { events, thrown };
  }
  return { events, thrown: undefined };
}

describe('stream', () => {
  it('full event sequence: each item directly after the raw event that completed it', () => {
    const script = [[reasoning('Look it up.'), toolCall('look_up')], text('Found.')];
    const types = eventsOf(run(agentOf(script), 'Hi')).map((event) => {
      if (event.type === 'raw_response_event') return event.data.type.replace('response.', '');
      return event.type === 'run_item_stream_event' ? event.name.toUpperCase() : event.type.toUpperCase();
    });
    expect(types).toEqual([
      'AGENT_UPDATED_STREAM_EVENT',
      'created',
      'output_item.added',
      'reasoning_summary_part.added',
      'reasoning_summary_text.delta',
      'reasoning_summary_text.done',
      'reasoning_summary_part.done',
      'output_item.done',
      'REASONING_ITEM_CREATED',
      'output_item.added',
      'function_call_arguments.delta',
      'function_call_arguments.done',
      'output_item.done',
      'TOOL_CALLED',
      'completed',
      'TOOL_OUTPUT',
      'created',
      'output_item.added',
      'content_part.added',
      'output_text.delta',
      'output_text.done',
      'content_part.done',
      'output_item.done',
      'MESSAGE_OUTPUT_CREATED',
      'completed',
      'RUN_FINISHED_EVENT',
    ]);
  });

  it('call before output: tool_called comes first, and the output when its tool settles', () => {
    const model = marbleModel(['--c---|', '-d|'], { c: toolCall('look_up'), d: 'Done' });
    const agent = new Agent({ name: 'A', model, tools: [marbleTool('look_up', '10ms (x|)')] });
    const expected = 'a-(rc)r 9ms or(rmrf|)';
    runMarbles(({ expectRun }) => expectRun(run(agent, 'Hi')).toBe(expected));
  });

  it('item order kept: tool_called, the reasoning after it, then tool_output', () => {
    const script = [[toolCall('look_up'), reasoning('Now wait.')], text('Found.')];
    expect(lettersOf(run(agentOf(script), 'Hi'))).toBe('arcrtrormrf');
  });

  it('handoff order kept: handoff_requested precedes later reasoning', () => {
    const script = [[handOver, reasoning('They know more.')]];
    expect(lettersOf(run(agentOf(script, { handoffs: [specialist()] }), 'Hi'))).toBe('arhrtrwarmrf');
  });

  it('handoff not a tool call: one handoff_requested, no tool_called', () => {
    const letters = lettersOf(run(agentOf([handOver], { handoffs: [specialist()] }), 'Hi'));
    expect(count(letters, 'h')).toBe(1);
    expect(count(letters, 'c')).toBe(0);
  });

  it('tool next to handoff: both events, one each', () => {
    const script = [[toolCall('look_up'), handOver]];
    const letters = lettersOf(run(agentOf(script, { handoffs: [specialist()] }), 'Hi'));
    expect(letters).toBe('arcrhrowarmrf');
  });

  it('events equal items: what is announced is what newItems lists, in the same order', () => {
    const script = [[reasoning('Both.'), toolCall('look_up'), handOver]];
    const events = eventsOf(run(agentOf(script, { handoffs: [specialist()] }), 'Hi'));
    const { newItems = [] } = finishedOf(events) ?? {};
    expect(itemsOf(events)).toEqual(newItems);
    // The very same objects.
    expect(itemsOf(events).every((each, index) => each === newItems[index])).toBe(true);
  });

  it('tool search events: both names appear', () => {
    const search = { id: 'ts_1', call_id: null, execution: 'server', status: 'completed' };
    const script = [
      [
        item({ ...search, type: 'tool_search_call', arguments: {} } as ResponseOutputItem),
        item({ ...search, id: 'tso_1', type: 'tool_search_output', tools: [] } as ResponseOutputItem),
        text('Found.'),
      ],
    ];
    const names = eventsOf(run(agentOf(script), 'Hi')).flatMap((event) =>
      event.type === 'run_item_stream_event' ? [event.name] : [],
    );
    expect(names).toEqual(['tool_search_called', 'tool_search_output_created', 'message_output_created']);
  });

  it('approvals and compaction are not silent: each has an event of its own', () => {
    const compaction = item({ type: 'compaction', id: 'cmp_1', encrypted_content: 'x' });
    const pay = tool({ name: 'pay', description: '', parameters: {}, execute: () => 'paid', needsApproval: true });
    const events = eventsOf(run(agentOf([[compaction, toolCall('pay')]], { tools: [pay] }), 'Hi'));
    expect(itemsOf(events).map(({ type }) => type)).toEqual([
      ...['compaction_item', 'tool_call_item', 'tool_approval_item'],
    ]);
  });

  it('agent switch visible: agent_updated with the target, directly after handoff_occurred', () => {
    const events = eventsOf(run(agentOf([handOver], { handoffs: [specialist()] }), 'Hi'));
    const occurred = events.findIndex((event) => letterOf(event) === 'w');
    expect(events[occurred + 1]).toMatchObject({ type: 'agent_updated_stream_event', agent: { name: 'Specialist' } });
    expect(finishedOf(events)?.lastAgent.name).toBe('Specialist');
  });

  it('no consumer: a run that nobody reads comes to its end', async () => {
    const result = await lastValueFrom(run(agentOf([toolCall('look_up'), text('Done')]), 'Hi'));
    expect(result.finalOutput).toBe('Done');
    let ends = 0;
    run(agentOf([text('Done')]), 'Hi')
      .pipe(finalize(() => ends++))
      .subscribe();
    expect(ends).toBe(1);
  });

  it.each<[string, ReturnType<typeof toolCall>[], string[]]>([
    ['one, in pieces', [toolCall('look_up', { word: 'marble' }, { deltas: 5 })], ['{"word":"marble"}']],
    ['several', [toolCall('look_up', { n: 1 }), toolCall('look_up', { n: 2 })], ['{"n":1}', '{"n":2}']],
    ['empty ones', [toolCall('look_up', {})], ['{}']],
    ['none at all', [toolCall('look_up', '')], ['']],
  ])('arguments complete: the tool_called item carries them whole: %s', (_what, calls, told) => {
    const events = eventsOf(run(agentOf([calls, text('Done')]), 'Hi'));
    const called = itemsOf(events).filter(({ type }) => type === 'tool_call_item');
    expect(called.map(({ rawItem }) => (rawItem as { arguments: string }).arguments)).toEqual(told);
  });

  describe('backfill outputs', () => {
    const streaming = (...events: ModelEvent[]) =>
      new Agent({
        name: 'A',
        model: scriptedModel((_, index) => (index ? text('Done') : of(...events))),
        tools: [lookUp],
      });
    const call = functionCall('c', 'look_up');

    it('an empty terminal output is filled with what was streamed, in output order', () => {
      const late = [itemDone(message('Hi'), 1), itemDone(reasoningItem(), 0)];
      const { newItems, rawResponses, finalOutput } = resultOf(run(streaming(created(), ...late, ended()), 'Hi'));
      expect(finalOutput).toBe('Hi');
      expect(rawResponses[0]?.output.map(({ type }) => type)).toEqual(['reasoning', 'message']);
      expect(newItems).toHaveLength(2);
    });

    it('what was streamed stays where the terminal output has others, which follow it', () => {
      const output = [reasoningItem(), call];
      const events = [created(), itemDone(reasoningItem('rs_other'), 0), ended({ output })];
      const result = resultOf(run(streaming(...events), 'Hi'));
      expect(result.rawResponses[0]?.output).toEqual([reasoningItem('rs_other'), call]);
      expect(result.newItems.map(({ type }) => type)).toEqual([
        ...['reasoning_item', 'tool_call_item', 'tool_call_output_item', 'message_output_item'],
      ]);
    });

    it('what only the terminal event holds is announced after it, and its tools run', () => {
      expect(lettersOf(run(streaming(ended({ output: [call] })), 'Hi'))).toBe('arcormrf');
    });
  });

  it.each<[string, () => ModelEvent, object]>([
    [
      'failed terminal event',
      () => responseEvents(failed({ code: 'server_error', message: 'overloaded' })).at(-1)!,
      { code: 'server_error', message: expect.stringContaining('overloaded') },
    ],
    [
      'error event',
      () => ({ type: 'error', code: 'rate_limit_exceeded', message: 'slow down', param: null, sequence_number: 1 }),
      { code: 'rate_limit_exceeded', message: expect.stringContaining('slow down') },
    ],
  ])('%s: a ModelError, after every event before it, and the stream is closed', async (_what, last, expected) => {
    let closed = 0;
    const model = { name: 'm', stream: () => of(created(), last(), created()).pipe(finalize(() => closed++)) };
    const { events, thrown } = await iterated(run(new Agent({ name: 'A', model }), 'Hi'));
    expect(thrown).toMatchObject({ name: 'ModelError', partial: { status: 'failed' }, ...expected });
    expect(events.map(letterOf).join('')).toBe('arr');
    expect(closed).toBe(1);
  });

  it('stream closed on failure: the model is left when anything else fails the run', () => {
    const closed: string[] = [];
    const stream = (): Observable<ModelEvent> =>
      of(created(), itemDone(functionCall('c', 'look_up'), 0), itemDone(functionCall('c', 'pay'), 1), created()).pipe(
        tap({ unsubscribe: () => closed.push('left'), complete: () => closed.push('completed') }),
      );
    const errors: AgentsError[] = [];
    const agent = new Agent({ name: 'A', model: { name: 'm', stream }, tools: [lookUp] });
    run(agent, 'Hi').subscribe({ error: (thrown: unknown) => errors.push(thrown as AgentsError) });
    expect(errors).toMatchObject([{ name: 'ModelBehaviorError' }]);
    expect(closed).toEqual(['left']);
  });

  it('session failure surfaces: the iterator throws, and does not hang', async () => {
    const session = fakeSession([], { failOn: 'addItems' });
    const { events, thrown } = await iterated(run(agentOf([text('Hi')]), 'Hi', { session }));
    expect(thrown).toMatchObject({ name: 'CallbackError', unit: 'session.addItems' });
    expect(events.map(letterOf)).toEqual(['a']);
  });

  it('pending outputs before limit error: tool events precede MaxTurnsExceededError', async () => {
    const { events, thrown } = await iterated(run(agentOf([toolCall('look_up')]), 'Hi', { maxTurns: 1 }));
    expect(thrown).toMatchObject({ name: 'MaxTurnsExceededError' });
    expect(events.map(letterOf).join('').replace(/r+/g, 'r')).toBe('arcro');
  });

  it('late exception surfaces: the error comes from the iterator even when the run failed early', async () => {
    const hooks = {
      onAgentStart: () => {
        throw new Error('mine');
      },
    };
    const iterable = toAsyncIterable(run(agentOf([text('Hi')]), 'Hi', { hooks }));
    expect((await iterable.next()).value).toMatchObject({ type: 'agent_updated_stream_event' });
    // The run has failed by now, while nobody asks.
    await Promise.resolve();
    await expect(iterable.next()).rejects.toMatchObject({ name: 'CallbackError', cause: new Error('mine') });
    await expect(iterable.next()).resolves.toEqual({ done: true, value: undefined });
  });
});
