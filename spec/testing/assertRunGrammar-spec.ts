import { concat, from, NEVER, of, throwError, type Observable } from 'rxjs';
import {
  Agent,
  ModelError,
  run,
  tool,
  UserError,
  type Model,
  type ModelEvent,
  type RunEvent,
  type RunResult,
} from 'rxagents';
import {
  assertRunGrammar,
  byLetter,
  letterOf,
  responseEvents,
  RunGrammarError,
  reasoning,
  scriptedModel,
  text,
  toolCall,
} from 'rxagents/testing';
import { eventsOf } from '../helpers/eventsOf.js';
import { operatorContract } from '../helpers/operatorContract.js';
import { created, ended, itemDone, textPartDone } from '../helpers/rawEvents.js';
import { functionCall, mcpRequest, message, reasoningItem, webSearch } from '../helpers/rawItems.js';
import { nested, raw, runEvents } from '../helpers/runEvents.js';
import { itemFrom, outputItem, responseItem } from '../helpers/runItems.js';
import { runItemEvent } from '../../src/events/runItemEvent.js';

const lookUp = tool({
  name: 'look_up',
  description: '',
  parameters: { type: 'object' },
  strict: false,
  execute: () => 1,
});

/** A run of two turns, two calls, a handoff and a message. */
function journey(): RunEvent[] {
  const model = scriptedModel([
    [reasoning('Hm.'), toolCall('look_up'), toolCall('look_up')],
    [text('Over to B.'), toolCall('transfer_to_b')],
    text('Hello'),
  ]);
  const b = new Agent({ name: 'B', model });
  return eventsOf(run(new Agent({ name: 'A', model, tools: [lookUp], handoffs: [b] }), 'Hi'));
}

/** What the operator errs with; `undefined` where it passes everything on. */
function errorOf(run$: Observable<RunEvent>, resumed = false): unknown {
  let caught: unknown;
  run$.pipe(assertRunGrammar({ resumed })).subscribe({ error: (error: unknown) => (caught = error) });
  return caught;
}

/** The message without the event's number and the trail. */
function complaintOf(...events: readonly RunEvent[]): string {
  const error = errorOf(from(events));
  if (!(error instanceof RunGrammarError)) throw new Error(`no complaint: ${String(error)}`);
  return error.message.replace(/^Event \d+ of the run, /, '').replace(/\nEvents:.*$/, '');
}

const agentA: RunEvent = runEvents.a;
const finished = (newItems: readonly unknown[], status = 'completed'): RunEvent => ({
  type: 'run_finished_event',
  result: { status, newItems } as unknown as RunResult,
});
const call = itemFrom(functionCall('call_1'));
const other = itemFrom(functionCall('call_2', 'look_up'));
const output = outputItem('call_1', 'x');
const called = [raw(itemDone(functionCall('call_1'))), runItemEvent(call)];
const handoff = functionCall('call_3', 'transfer_to_b');
const handedOver = runItemEvent({
  type: 'handoff_output_item',
  agent: { name: 'A' },
  rawItem: { type: 'function_call_output', call_id: 'call_3', output: '' },
  sourceAgent: { name: 'A' },
  targetAgent: { name: 'B' },
});
const said = itemFrom(message('Hello'));
const letIn = { type: 'input_item', agent: { name: 'A' }, rawItem: { role: 'user', content: 'Hey' } } as const;
const shellCall = { type: 'shell_call', id: 'sh_1', call_id: 'call_1', action: {}, status: 'completed' } as never;
const shellOutput = { type: 'shell_call_output', id: 'so_1', call_id: 'call_1', output: [] } as never;
const worked = [shellCall, shellOutput].flatMap((rawItem, place) => [
  raw(itemDone(rawItem, place)),
  runItemEvent(itemFrom(rawItem)),
]);
const retracted = (...itemIds: readonly string[]): RunEvent => ({
  type: 'response_retracted_event',
  attempt: 1,
  itemIds,
  reason: 'cut',
});

describe('assertRunGrammar', () => {
  const whole = byLetter(eventsOf(run(new Agent({ name: 'A', model: scriptedModel([text('Hello')]) }), 'Hi')));
  const diagram = `${Object.keys(whole).join('')}|`;
  operatorContract({
    operator: () => assertRunGrammar(),
    events: whole,
    source: diagram,
    expected: diagram,
    values: whole,
  });

  it('should pass a run on, and complete with it', () => {
    const events = journey();
    expect(eventsOf(from(events).pipe(assertRunGrammar()))).toEqual(events);
  });

  it('should keep nothing between two runs', () => {
    const run$ = from(journey()).pipe(assertRunGrammar());
    expect(eventsOf(run$)).toEqual(eventsOf(run$));
  });

  it('should pass a run on that was sent over a wire', () => {
    const events = JSON.parse(JSON.stringify(journey())) as RunEvent[] satisfies RunEvent[];
    expect(errorOf(from(events))).toBeUndefined();
  });

  it('should say which event breaks which rule, and what came before', () => {
    const events = journey();
    const at = events.findIndex((event) => letterOf(event) === 'o');
    const error = errorOf(from([...events.slice(0, at + 1), events[at]!]));
    expect(error).toBeInstanceOf(RunGrammarError);
    expect(error).toMatchObject({ name: 'RunGrammarError', event: events[at] });
    expect((error as Error).message).toBe(
      [
        'Event 22 of the run, tool_output of call_1_1, is out of order: the call was answered already.',
        'Rule: tool_output comes once for each call, after the call was announced.',
        'Events: artrcrcroo',
      ].join('\n'),
    );
  });

  it.each([undefined, null, '', 0])('should pass a run on whose model sends %j for every output index', (index) => {
    const script = [reasoning('Hm.'), text('One.'), text('Two.'), toolCall('look_up'), toolCall('look_up')];
    const careless = responseEvents(script).map(
      (event) => ('output_index' in event ? { ...event, output_index: index } : event) as ModelEvent,
    );
    let calls = 0;
    const model: Model = { name: 'm', stream: () => (calls++ > 0 ? responseEvents(text('Done.')) : careless) };
    const events = eventsOf(run(new Agent({ name: 'A', model, tools: [lookUp] }), 'Hi').pipe(assertRunGrammar()));
    expect(events.map(letterOf).join('').replace(/r+/g, '')).toBe('atmmccoomf');
  });

  it.each<[string, unknown]>([
    ['no list', {}],
    ['a text', 'x'],
    ['a list of nothing', [null]],
  ])('should pass on the error of a run whose terminal event has for output %s', (_what, output) => {
    const model: Model = { name: 'm', stream: () => of(created(), ended({ output: output as never })) };
    const error = errorOf(run(new Agent({ name: 'A', model }), 'Hi'));
    expect(error).toMatchObject({ name: 'ModelError', partial: { newItems: [] } });
  });

  it('should notice every event but a raw one that is missing, comes twice or comes late', () => {
    const events = journey();
    const unnoticed: string[] = [];
    events.forEach((event, at) => {
      if (event.type === 'raw_response_event') return;
      const before = events.slice(0, at);
      const after = events.slice(at + 1);
      const broken = { missing: [...before, ...after], twice: [...before, event, event, ...after] };
      const [next, ...rest] = after;
      // Tools settle in any order.
      const isFree = next !== undefined && letterOf(event) === 'o' && letterOf(next) === 'o';
      const late = next && !isFree ? { late: [...before, next, event, ...rest] } : {};
      for (const [what, list] of Object.entries({ ...broken, ...late })) {
        if (errorOf(from(list)) === undefined) unnoticed.push(`${at} ${letterOf(event)} ${what}`);
      }
    });
    expect(unnoticed).toEqual([]);
  });

  it.each<[string, readonly RunEvent[], string]>([
    [
      'an event before the agent',
      [raw(created())],
      'raw response.created, is out of order: no agent was announced before it.\n' +
        'Rule: a run begins with agent_updated_stream_event.',
    ],
    [
      'another agent without a handoff',
      [agentA, runEvents.b],
      'agent_updated_stream_event of "B", is out of order: no handoff had just occurred.\n' +
        'Rule: handoff_requested, then handoff_occurred, then directly agent_updated_stream_event of the agent handed over to.',
    ],
    [
      'another agent than the one handed over to',
      [agentA, raw(itemDone(handoff)), runItemEvent(itemFrom(handoff)), handedOver, agentA],
      'agent_updated_stream_event of "A", is out of order: the handoff was to "B".',
    ],
    [
      'a handoff that nobody asked for',
      [agentA, handedOver],
      'handoff_occurred of call_3, is out of order: no handoff_requested of call_3 was open.',
    ],
    [
      'a handoff before the tools have settled',
      [agentA, ...called, raw(itemDone(handoff, 1)), runItemEvent(itemFrom(handoff)), handedOver],
      'handoff_occurred of call_3, is out of order: call_1 was not answered when the handoff occurred.\n' +
        'Rule: every call is answered before the model is called again, before handoff_occurred and before the end.',
    ],
    [
      'an event between a handoff and its agent',
      [agentA, raw(itemDone(handoff)), runItemEvent(itemFrom(handoff)), handedOver, raw(created())],
      'raw response.created, is out of order: a handoff to "B" had just occurred.',
    ],
    [
      'an item that does not follow its raw event',
      [agentA, raw(itemDone(message('Hello'))), raw(textPartDone('Hello')), runItemEvent(said)],
      'raw response.content_part.done, is out of order: msg_1 was not announced when it came.\n' +
        "Rule: an item's event comes directly after the raw response.output_item.done that completed it, and once; items " +
        'that only the terminal event holds follow it, in output order.',
    ],
    [
      'another item than the one that is complete',
      [agentA, raw(itemDone(message('Hello'))), runItemEvent(call)],
      'tool_called of call_1, is out of order: msg_1 was not announced when it came.',
    ],
    [
      'an item that no raw event holds',
      [agentA, runItemEvent(call)],
      'tool_called of call_1, is out of order: no raw event has just completed it.',
    ],
    [
      'anything but the end after a message that no raw event holds',
      [agentA, runItemEvent(said), raw(created())],
      'raw response.created, is out of order: a message that no raw event completed came before it.',
    ],
    [
      'a part of a message that no raw event holds',
      [agentA, raw(ended()), runItemEvent(itemFrom({ ...message('He'), status: 'incomplete' }))],
      'message_output_created of msg_1, is out of order: no raw event has just completed it.',
    ],
    [
      'a message let in with a call open',
      [agentA, ...called, raw(ended()), runItemEvent(letIn)],
      'input_added of a message without an id, is out of order: call_1 was not answered when it came.',
    ],
    [
      'progress of a call that the provider has answered',
      [agentA, ...worked, runEvents.p],
      'tool_progress_event of call_1, is out of order: call_1 was not an open call.',
    ],
    [
      'a message that was announced before',
      [agentA, raw(itemDone(message('Hello'))), runItemEvent(said), raw(ended()), runItemEvent(said)],
      'message_output_created of msg_1, is out of order: no raw event has just completed it.',
    ],
    [
      'items of the terminal event in another order',
      [
        agentA,
        raw(ended({ output: [functionCall('call_1'), functionCall('call_2', 'look_up')] })),
        runItemEvent(other),
      ],
      'tool_called of call_2, is out of order: call_1 was not announced when it came.',
    ],
    [
      'a raw event behind the terminal one',
      [agentA, raw(created()), raw(ended()), raw(textPartDone('late'))],
      'raw response.content_part.done, is out of order: the response had ended before it.\n' +
        'Rule: nothing of a response comes after its terminal event, nor after the run was stopped.',
    ],
    [
      'a terminal event twice',
      [agentA, raw(created()), raw(ended()), raw(ended())],
      'raw response.completed, is out of order: the response had ended before it.',
    ],
    [
      'a raw event behind the text that was cut',
      [agentA, raw(created()), runItemEvent(itemFrom({ ...message('He'), status: 'incomplete' })), raw(created())],
      'raw response.created, is out of order: the response was cut before it.',
    ],
    [
      'the model called again with a call open',
      [agentA, ...called, raw(ended()), raw(created())],
      'raw response.created, is out of order: call_1 was not answered when the model was called again.',
    ],
    [
      'an output without its call',
      [agentA, runItemEvent(output)],
      'tool_output of call_1, is out of order: no call call_1 was announced.',
    ],
    [
      'progress of no call',
      [agentA, runEvents.p],
      'tool_progress_event of call_1, is out of order: call_1 was not an open call.\n' +
        'Rule: progress, nested events and approvals belong to a call that was announced and not answered yet.',
    ],
    [
      'an approval of a call that is answered',
      [
        agentA,
        ...called,
        raw(ended()),
        runItemEvent(output),
        runItemEvent({ type: 'tool_approval_item', agent: { name: 'A' }, rawItem: functionCall('call_1') }),
      ],
      'tool_approval_requested of call_1, is out of order: call_1 was not an open call.',
    ],
    [
      'a message let in while a response is written',
      [
        agentA,
        raw(created()),
        runItemEvent({ type: 'input_item', agent: { name: 'A' }, rawItem: { role: 'user', content: 'Hey' } }),
      ],
      'input_added of a message without an id, is out of order: a response was being written.\n' +
        'Rule: input_added comes between two responses, when all calls are answered.',
    ],
    [
      'a retraction of what was never announced',
      [agentA, raw(created()), { type: 'response_retracted_event', attempt: 1, itemIds: ['msg_9'], reason: 'cut' }],
      'response_retracted_event of attempt 1, is out of order: it names msg_9, which was not announced.\n' +
        'Rule: response_retracted_event names what its response announced, before any of its tools has worked.',
    ],
    [
      'a retraction that leaves something out',
      [agentA, ...called, { type: 'response_retracted_event', attempt: 1, itemIds: [], reason: 'cut' }],
      'response_retracted_event of attempt 1, is out of order: it does not name fc_call_1, which was announced.',
    ],
    [
      'a retraction when a tool has worked',
      [
        agentA,
        ...called,
        runEvents.p,
        { type: 'response_retracted_event', attempt: 1, itemIds: ['fc_call_1'], reason: 'cut' },
      ],
      'response_retracted_event of attempt 1, is out of order: one of its tools had worked already.',
    ],
    [
      'an event behind the end',
      [agentA, finished([]), agentA],
      'agent_updated_stream_event of "A", is out of order: the run had finished.\n' +
        'Rule: a run that does not fail ends with one run_finished_event, and then completes.',
    ],
    [
      'an end with a call open',
      [agentA, ...called, raw(ended()), finished([call])],
      'run_finished_event with status "completed", is out of order: call_1 was not answered when the run finished.',
    ],
    [
      'an end in the middle of a response',
      [agentA, raw(created()), finished([])],
      'run_finished_event with status "completed", is out of order: a response was being written.',
    ],
    [
      'a result that lists less',
      [agentA, ...called, raw(ended()), runItemEvent(output), finished([call])],
      'run_finished_event with status "completed", is out of order: newItems[1] is missing, but item 1 that was announced is ' +
        'tool_call_output_item call_1.\n' +
        'Rule: result.newItems are the announced items, less those of a retracted response, in the same order.',
    ],
    [
      'a result that lists more',
      [agentA, raw(ended()), finished([said])],
      'run_finished_event with status "completed", is out of order: newItems[0] is message_output_item msg_1, but item 0 that ' +
        'was announced is missing.',
    ],
    [
      'a result that lists what was retracted',
      [
        agentA,
        ...called,
        { type: 'response_retracted_event', attempt: 1, itemIds: ['fc_call_1'], reason: 'cut' },
        finished([call]),
      ],
      'run_finished_event with status "completed", is out of order: newItems[0] is tool_call_item call_1, but item 0 that was ' +
        'announced is missing.',
    ],
    [
      'a nested run that is out of order',
      [agentA, ...called, nested(runEvents.b), nested(raw(created())), nested(runEvents.m)],
      'nested_run_event of call_1 (message_output_created of msg_1), is out of order: in the run of call_1, no raw event has ' +
        'just completed it.',
    ],
    [
      'a nested run whose call is answered',
      [agentA, ...called, nested(runEvents.b), runItemEvent(output), nested(raw(created()))],
      'nested_run_event of call_1 (raw response.created), is out of order: call_1 was not an open call.',
    ],
  ])('should refuse %s', (_what, events, complaint) => {
    const full = complaintOf(...events);
    expect(complaint.includes('\n') ? full : full.split('\n')[0]).toBe(complaint);
  });

  it.each<[string, readonly RunEvent[]]>([
    [
      'items that only the terminal event holds',
      [
        agentA,
        raw(ended({ output: [functionCall('call_1'), message('Hello')] })),
        ...[call, said, output].map(runItemEvent),
        finished([call, said, output]),
      ],
    ],
    [
      'a response of one event in each turn',
      [
        agentA,
        ...[1, 2].flatMap((turn) =>
          [raw(ended({ id: `resp_${turn}`, output: [webSearch(`ws_${turn}`)] }))].concat(
            runItemEvent(itemFrom(webSearch(`ws_${turn}`))),
          ),
        ),
        finished([itemFrom(webSearch('ws_1')), itemFrom(webSearch('ws_2'))]),
      ],
    ],
    [
      'what was let in before the first response, and after a message that no raw event holds',
      [
        agentA,
        ...[runItemEvent(letIn), raw(ended()), runItemEvent(said), runItemEvent(letIn), raw(created()), raw(ended())],
        finished([letIn, said, letIn]),
      ],
    ],
    [
      'a message that no raw event holds after a turn',
      [agentA, ...[...called, raw(ended()), runItemEvent(output), runItemEvent(said)], finished([call, output, said])],
    ],
    [
      'a call that the provider answers, or leaves unanswered',
      [
        agentA,
        ...worked,
        raw(itemDone({ ...(shellCall as object), id: 'sh_2', call_id: 'call_2' } as never, 2)),
        runItemEvent(itemFrom({ ...(shellCall as object), id: 'sh_2', call_id: 'call_2' } as never)),
        raw(ended()),
        finished([
          ...[shellCall, shellOutput].map((rawItem) => itemFrom(rawItem)),
          itemFrom({ ...(shellCall as object), id: 'sh_2', call_id: 'call_2' } as never),
        ]),
      ],
    ],
    [
      'a response that begins with an item, once a tool has worked',
      [
        agentA,
        ...[...called, raw(ended()), runItemEvent(output)],
        ...[raw(itemDone(message('Hello'))), runItemEvent(said), raw(ended())],
        finished([call, output, said]),
      ],
    ],
    ['a retraction before anything came', [agentA, retracted(), raw(created()), raw(ended()), finished([])]],
    [
      'a retraction in the second turn, which leaves the first alone',
      [
        agentA,
        ...[...called, raw(ended()), runItemEvent(output), raw(created()), retracted(), raw(created()), raw(ended())],
        finished([call, output]),
      ],
    ],
    [
      'a turn after a message that has parts and is never completed',
      [
        agentA,
        ...[raw(textPartDone('Hello')), raw(ended()), runItemEvent(said), raw(created()), raw(ended())],
        finished([said]),
      ],
    ],
    [
      'a message that has parts and is never completed',
      [agentA, raw(textPartDone('Hello')), raw(ended()), runItemEvent(said), finished([said])],
    ],
    [
      'an id that changes between an item and the terminal event',
      [
        agentA,
        raw(itemDone(message('Hello', 'msg_a'))),
        runItemEvent(itemFrom(message('Hello', 'msg_a'))),
        raw(ended({ output: [message('Hello', 'msg_b')] })),
        finished([itemFrom(message('Hello', 'msg_a'))]),
      ],
    ],
    [
      'a call that is made twice and announced once',
      [
        agentA,
        ...called,
        raw(itemDone(functionCall('call_1'), 1)),
        raw(ended()),
        runItemEvent(output),
        finished([call, output]),
      ],
    ],
    [
      'two calls at one index',
      [
        agentA,
        ...called,
        raw(itemDone(functionCall('call_2', 'look_up'))),
        runItemEvent(other),
        raw(ended()),
        runItemEvent(outputItem('call_2', 'x')),
        runItemEvent(output),
        finished([call, other, outputItem('call_2', 'x'), output]),
      ],
    ],
    [
      'a response that is retracted and comes again with the same ids',
      [
        agentA,
        ...called,
        { type: 'response_retracted_event', attempt: 1, itemIds: ['fc_call_1'], reason: 'cut' },
        raw(created()),
        ...called,
        raw(ended()),
        runItemEvent(output),
        finished([call, output]),
      ],
    ],
    [
      'a run that is stopped in the middle of a message',
      [
        agentA,
        ...called,
        runItemEvent(itemFrom({ ...message('He'), status: 'incomplete' })),
        runItemEvent(output),
        finished([call, itemFrom({ ...message('He'), status: 'incomplete' }), output], 'stopped'),
      ],
    ],
    [
      'a run that is stopped between a handoff and its agent',
      [
        agentA,
        raw(itemDone(handoff)),
        runItemEvent(itemFrom(handoff)),
        handedOver,
        finished([itemFrom(handoff), handedOver.type === 'run_item_stream_event' && handedOver.item], 'stopped'),
      ],
    ],
    ['a run that waits for an approval', [agentA, ...called, raw(ended()), finished([call], 'interrupted')]],
    [
      'a tool that is tried again with its nested run',
      [agentA, ...called, nested(runEvents.b), nested(raw(created())), nested(runEvents.b), nested(raw(created()))],
    ],
    [
      'nested runs side by side',
      [
        agentA,
        ...called,
        raw(itemDone(functionCall('call_2', 'look_up'), 1)),
        runItemEvent(other),
        nested(runEvents.b, 'call_1'),
        nested(runEvents.b, 'call_2'),
        nested(raw(itemDone(reasoningItem())), 'call_2'),
        nested(raw(created()), 'call_1'),
        nested(runItemEvent(itemFrom(reasoningItem())), 'call_2'),
      ],
    ],
  ])('should pass on %s', (_what, events) => {
    expect(errorOf(concat(from(events), events.at(-1)?.type === 'run_finished_event' ? [] : NEVER))).toBeUndefined();
  });

  it('should ask for one answer to each request of a hosted server', () => {
    const request = itemFrom(mcpRequest('q'));
    const asked = [agentA, raw(itemDone(mcpRequest('q'))), runItemEvent(request), raw(ended())];
    const answer = responseItem('q');
    const answered = [...asked, runItemEvent(answer)];
    expect(errorOf(from([...asked, finished([request], 'interrupted')]))).toBeUndefined();
    expect(errorOf(from([...answered, finished([request, answer])]))).toBeUndefined();
    expect(errorOf(from([agentA, runItemEvent(answer), finished([answer])]), true)).toBeUndefined();
    expect(complaintOf(...asked, raw(created()))).toContain('q was not answered when the model was called again');
    expect(complaintOf(...asked, finished([request]))).toContain('q was not answered when the run finished');
    expect(complaintOf(...answered, runItemEvent(answer))).toContain('the call was answered already');
    expect(complaintOf(agentA, runItemEvent(answer))).toContain('no call q was announced');
  });

  it('should let a resumed run answer, once, what an earlier segment announced', () => {
    const events = [
      agentA,
      runEvents.p,
      nested(runEvents.b),
      nested(runEvents.p),
      runItemEvent(output),
      finished([output]),
    ];
    expect(errorOf(from(events), true)).toBeUndefined();
    expect(errorOf(from(events))).toBeInstanceOf(RunGrammarError);
    expect(errorOf(from([...events.slice(0, -1), runItemEvent(output)]), true)).toMatchObject({
      message: expect.stringContaining('the call was answered already'),
    });
    expect(errorOf(from([...events.slice(0, -1), runEvents.p]), true)).toMatchObject({
      message: expect.stringContaining('call_1 was not an open call'),
    });
    const handover = [agentA, handedOver, runEvents.b];
    expect(errorOf(concat(from(handover), NEVER), true)).toBeUndefined();
    expect(errorOf(concat(from([...handover, handedOver]), NEVER), true)).toMatchObject({
      message: expect.stringContaining('no handoff_requested of call_3 was open'),
    });
  });

  describe('at the end', () => {
    const erring =
      (...events: readonly RunEvent[]) =>
      (error: unknown) =>
        errorOf(
          concat(
            from(events),
            throwError(() => error),
          ),
        );
    const failure = (newItems: readonly unknown[]) =>
      new ModelError('cut', { partial: { status: 'failed', newItems } } as never);

    it('should refuse a run that completes without its last event', () => {
      const error = errorOf(of(agentA));
      expect(error).toBeInstanceOf(RunGrammarError);
      expect((error as Error).message).toBe(
        [
          'The run ended out of order: it completed without a run_finished_event.',
          'Rule: a run that does not fail ends with one run_finished_event, and then completes.',
          'Events: a',
        ].join('\n'),
      );
    });

    it('should refuse an error behind the last event, and keep it as the cause', () => {
      const late = new Error('late');
      const error = erring(agentA, finished([]))(late);
      expect(error).toMatchObject({
        name: 'RunGrammarError',
        message: expect.stringContaining('it erred after its run_finished_event'),
        cause: late,
      });
    });

    it('should pass on an error of a run that has closed its books', () => {
      const error = failure([call, output]);
      expect(erring(agentA, ...called, runItemEvent(output))(error)).toBe(error);
    });

    it.each<[string, readonly RunEvent[], Error, string]>([
      ['the agent was not announced', [], failure([]), 'it erred before that'],
      ['a call is open', [agentA, ...called], failure([call]), 'call_1 was not answered when it erred'],
      [
        'an item was not announced',
        [agentA, raw(itemDone(message('Hello')))],
        failure([]),
        'msg_1 was not announced when it erred',
      ],
      ['its partial lists something else', [agentA], failure([call]), 'newItems[0] is tool_call_item call_1'],
    ])('should refuse an error of the run when %s', (_what, events, error, reason) => {
      expect(erring(...events)(error)).toMatchObject({
        name: 'RunGrammarError',
        message: expect.stringContaining(reason),
      });
    });

    it('should pass on an error that tells nothing of a run', () => {
      const error = new UserError('mine');
      expect(erring(agentA, ...called)(error)).toBe(error);
    });

    it('should let a run that fails announce what was behind the reason', () => {
      const output = [functionCall(''), message('Hello'), reasoningItem()];
      const items = output.slice(1).map((rawItem) => itemFrom(rawItem));
      const error = failure(items);
      expect(erring(agentA, raw(ended({ output })), ...items.map(runItemEvent))(error)).toBe(error);
    });

    it('should take the trip of a guardrail at any point', () => {
      const trip = Object.assign(failure([]), { name: 'InputGuardrailTripwireTriggered' });
      expect(erring(agentA, ...called, raw(itemDone(message('Hello'), 1)))(trip)).toBe(trip);
    });

    it('should pass on an error that is not of the run', () => {
      expect(erring(agentA, ...called)('broken')).toBe('broken');
    });
  });

  it('should take what careless servers send', () => {
    const streaming = (...events: object[]): Model => ({ name: 'm', stream: () => of(...(events as ModelEvent[])) });
    const broken = [
      streaming({ type: 'response.completed' }),
      streaming(itemDone({ type: 'function_call', name: 'x' } as never), ended()),
      streaming(itemDone(undefined as never)),
      streaming(ended({ output: [functionCall('c', 'x', 1 as never), functionCall('d', 'x')] })),
    ];
    for (const model of broken) {
      const caught = errorOf(run(new Agent({ name: 'A', model, tools: [lookUp] }), 'Hi'));
      expect(caught).toMatchObject({ name: expect.stringMatching(/^Model/) });
    }
  });
});
