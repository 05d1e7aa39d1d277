import { EMPTY, map, NEVER, Observable, of, Subject, throwError, timer } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import * as z from 'zod';
import { Agent, intercept, run, tool, type RunEvent, type RunResult } from '../../src/index.js';
import { reasoning, responseEvents, scriptedModel, text, toolCall } from '../../src/testing/index.js';
import { resultOf } from '../helpers/eventsOf.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { unpairedCalls } from '../helpers/unpairedCalls.js';

/** Two tools in one turn, a handoff, and a text of several deltas: every kind of moment that a stop can fall into. */
function journey(): { start: Agent; interrupted: string[] } {
  const interrupted: string[] = [];
  const wait = (ms: number) =>
    tool({
      name: `wait_${ms}`,
      description: '',
      parameters: z.object({}),
      execute: (_args, _context, { signal }) => {
        signal.addEventListener('abort', () => interrupted.push(`wait_${ms}`));
        return timer(ms).pipe(map(() => `waited ${ms}`));
      },
    });
  const model = scriptedModel(
    [
      [text('Let me see.', { deltas: 3 }), reasoning('Two waits.'), toolCall('wait_5', {}), toolCall('wait_20', {})],
      toolCall('transfer_to_writer', {}),
      text('All done now.', { deltas: 4 }),
    ],
    { chunkDelayMs: 2 },
  );
  const writer = new Agent({ name: 'Writer', model });
  return {
    start: new Agent({ name: 'Start', model, tools: [wait(5), wait(20)], handoffs: [writer] }),
    interrupted,
  };
}

interface Observed {
  readonly events: RunEvent[];
  readonly endings: string[];
}

/** Runs the journey in virtual time; `stopAt` may stop it from inside the delivery of any event. */
function observe(stop: Observable<unknown>, onEvent: (index: number) => void = () => undefined): Observed {
  const observed: Observed = { events: [], endings: [] };
  new TestScheduler(() => undefined).run(({ flush }) => {
    run(journey().start, 'Hi', { stop }).subscribe({
      next: (event) => {
        observed.events.push(event);
        onEvent(observed.events.length - 1);
      },
      error: (error: unknown) => observed.endings.push(String(error)),
      complete: () => observed.endings.push('complete'),
    });
    flush();
  });
  return observed;
}

function resultIn({ events }: Observed): RunResult {
  const finished = events.filter((event) => event.type === 'run_finished_event');
  expect(finished).toHaveLength(1);
  expect(events.at(-1)).toBe(finished[0]);
  return (finished[0] as Extract<RunEvent, { type: 'run_finished_event' }>).result;
}

/** What must be true of a run however and whenever it was stopped. */
function expectWhole(observed: Observed): RunResult {
  const result = resultIn(observed);
  expect(observed.endings).toEqual(['complete']);
  expect(observed.events[0]?.type).toBe('agent_updated_stream_event');
  const announced = observed.events.flatMap((event) => (event.type === 'run_item_stream_event' ? event.item : []));
  expect(announced).toEqual(result.newItems);
  expect(unpairedCalls(result.history)).toEqual([]);
  return result;
}

/** The text of the messages whose raw item was never completed, from the deltas that were delivered. */
function deltasOfOpenMessages(events: readonly RunEvent[]): string {
  const open = new Map<number, string>();
  for (const event of events) {
    if (event.type !== 'raw_response_event') continue;
    const { data } = event;
    if (data.type === 'response.created') open.clear();
    if (data.type === 'response.output_text.delta') {
      open.set(data.output_index, (open.get(data.output_index) ?? '') + data.delta);
    }
    if (data.type === 'response.output_item.done') open.delete(data.output_index);
  }
  return [...open.values()].join('');
}

const whole = observe(NEVER);

describe('run with stop', () => {
  it('should finish as ever when nothing stops it', () => {
    expect(expectWhole(whole)).toMatchObject({ status: 'completed', finalOutput: 'All done now.' });
    expect(whole.events.length).toBeGreaterThan(40);
  });

  it('should end whole when it is stopped from inside the delivery of any event', () => {
    for (let at = 0; at < whole.events.length - 1; at++) {
      const stop$ = new Subject<string>();
      const observed = observe(stop$, (index) => index === at && stop$.next('now'));
      const result = expectWhole(observed);
      expect(result.status).toBe('stopped');
      if (result.status !== 'stopped') return;
      expect(result.stopped.partialText).toBe(deltasOfOpenMessages(observed.events));
      // What was delivered before the stop is what the whole run delivers there, and no raw event comes after it.
      expect(observed.events.slice(0, at + 1).map(({ type }) => type)).toEqual(
        whole.events.slice(0, at + 1).map(({ type }) => type),
      );
      expect(observed.events.slice(at + 1).some(({ type }) => type === 'raw_response_event')).toBe(false);
    }
  });

  it('should end whole when it is stopped in any frame', () => {
    for (let frame = 0; frame < 120; frame++) expectWhole(observe(timer(frame)));
  });

  it('should keep all that only the terminal event holds, from inside the event of any item of it', () => {
    const items = [reasoning('Two calls.'), toolCall('look', { n: 1 }), toolCall('look', { n: 2 })];
    const whole = responseEvents(items).slice(-1);
    const look = tool({
      name: 'look',
      description: '',
      parameters: z.object({ n: z.number() }),
      execute: ({ n }) => n,
    });
    const agent = new Agent({ name: 'A', model: { name: 'm', stream: () => whole }, tools: [look] });
    for (const at of [1, 2, 3, 4]) {
      const stop = new Subject<void>();
      const observed: Observed = { events: [], endings: [] };
      run(agent, 'Hi', { stop }).subscribe({
        next: (event) => {
          if (observed.events.push(event) - 1 === at) stop.next();
        },
        complete: () => observed.endings.push('complete'),
      });
      const { newItems } = expectWhole(observed);
      expect(newItems.map(({ type }) => type)).toEqual([
        'reasoning_item',
        'tool_call_item',
        'tool_call_item',
        'tool_call_output_item',
        'tool_call_output_item',
      ]);
    }
  });

  it('should finish the turn when it is stopped after the turn, from inside any event', () => {
    for (let at = 0; at < whole.events.length - 1; at++) {
      const stop$ = new Subject<string>();
      const observed = observe(stop$, (index) => index === at && stop$.next('after_turn'));
      const result = expectWhole(observed);
      const turns = observed.events.filter(
        (event) => event.type === 'raw_response_event' && event.data.type === 'response.created',
      );
      const turnsBefore = whole.events
        .slice(0, at + 1)
        .filter((event) => event.type === 'raw_response_event' && event.data.type === 'response.created');
      expect(turns).toHaveLength(Math.max(turnsBefore.length, 0));
      expect(result.rawResponses).toHaveLength(turns.length);
      if (result.status === 'stopped') expect(result.stopped).toMatchObject({ mode: 'after_turn', partialText: '' });
      else expect(turns).toHaveLength(3);
    }
  });

  it('should stop now when that is asked for after after_turn', () => {
    const stop$ = new Subject<string>();
    const observed = observe(stop$, (index) => {
      if (index === 3) stop$.next('after_turn');
      if (index === 5) stop$.next('now');
    });
    expect(expectWhole(observed)).toMatchObject({ status: 'stopped', stopped: { mode: 'now' } });
    expect(observed.events.length).toBeLessThan(12);
  });

  it('should announce the agent and call no model when it is stopped already', () => {
    const { events } = observe(of('now'));
    expect(events.map(({ type }) => type)).toEqual(['agent_updated_stream_event', 'run_finished_event']);
  });

  it('should not care that the stop completes, and fail when it errors', () => {
    expect(expectWhole(observe(EMPTY)).status).toBe('completed');
    const failed = observe(throwError(() => new Error('no button')));
    expect(failed.endings).toEqual([expect.stringContaining('CallbackError: The stop option failed: no button')]);
    expect(failed.events.map(({ type }) => type)).toEqual(['agent_updated_stream_event']);
  });

  it(
    'should abort the model and the tools in the very frame of the stop',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const model = scriptedModel([toolCall('work', {}), text('Never.')], { chunkDelayMs: 10 });
      const stop = cold('99ms s');
      const work = cold('100ms (x|)');
      const workSubs = ' 60ms ^ 38ms !';
      const expected = ' a 9ms r 9ms r 9ms r 9ms r 9ms (rc) 6ms r 38ms (of|)';
      const tools = [tool({ name: 'work', description: '', parameters: z.object({}), execute: () => work })];

      expectObservable(run(new Agent({ name: 'A', model, tools }), 'Hi', { stop }).pipe(map(letterOf))).toBe(expected);
      expectSubscriptions(work.subscriptions).toBe(workSubs);
    }),
  );

  it('should list the tools that had started and not settled, but for Observables', () => {
    const stop$ = new Subject<void>();
    const model = scriptedModel([[toolCall('promised', {}), toolCall('observed', {})], text('Never.')]);
    const tools = [
      tool({
        name: 'promised',
        description: '',
        parameters: z.object({}),
        execute: () => new Promise(() => undefined),
      }),
      tool({ name: 'observed', description: '', parameters: z.object({}), execute: () => NEVER }),
    ];
    const results: RunResult[] = [];
    run(new Agent({ name: 'A', model, tools }), 'Hi', { stop: stop$ }).subscribe((event) => {
      if (event.type === 'run_finished_event') results.push(event.result);
    });
    stop$.next();
    expect(results).toMatchObject([{ stopped: { unsettledTools: [{ callId: 'call_1_0', toolName: 'promised' }] } }]);
    expect(results[0]?.newItems.slice(2)).toMatchObject([
      { output: 'The call was interrupted before it finished; it may have taken effect.' },
      { output: 'The call was interrupted before it finished.' },
    ]);
  });

  it('should stop when an interceptor asks for it', () => {
    const model = scriptedModel([toolCall('work', {}), text('Never.')]);
    const tools = [tool({ name: 'work', description: '', parameters: z.object({}), execute: () => 'ok' })];
    const stopping = intercept('tool_call', (unit) => {
      unit.stop('after_turn');
      return (work$) => work$;
    });
    const result = resultOf(run(new Agent({ name: 'A', model, tools }), 'Hi', { interceptors: [stopping] }));
    expect(result).toMatchObject({ status: 'stopped', stopped: { mode: 'after_turn' } });
  });

  it.each(['model', 'tool'])('should stop when it is asked to also where the teardown of the %s throws', (what) => {
    const torn$ = new Observable<never>(() => () => {
      throw new Error('teardown');
    });
    const wait = tool({ name: 'wait', description: '', parameters: z.object({}), execute: () => torn$ });
    const model = what === 'tool' ? scriptedModel([toolCall('wait', {})]) : { name: 'm', stream: () => torn$ };
    const stop = new Subject<void>();
    const seen: unknown[] = [];
    run(new Agent({ name: 'A', model, tools: [wait] }), 'Hi', { stop }).subscribe({
      next: (event) => seen.push(event.type === 'run_finished_event' ? event.result.status : event.type),
      error: (error: unknown) => seen.push(error),
      complete: () => seen.push('complete'),
    });
    stop.next();
    expect(seen.slice(-2)).toEqual(['stopped', 'complete']);
  });
});
