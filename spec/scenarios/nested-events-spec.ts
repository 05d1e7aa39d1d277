import { asyncScheduler, concatMap, config, delay, EMPTY, map, of, tap, timer, type Observable } from 'rxjs';
import * as z from 'zod';
import { Agent, budget, run, shareRun, toAsyncIterable, tool, type NestedRunEvent, type RunEvent } from 'rxagents';
import { failed, marbleTool, scriptedModel, text, toolCall, type Script, type ScriptedStep } from 'rxagents/testing';
import { eventsOf, finishedOf } from '../helpers/eventsOf.js';
import { letterOf } from '../helpers/letterOf.js';
import { timelineOf } from '../helpers/timelineOf.js';

const agentOf = (name: string, script: Script, more: object = {}) =>
  new Agent({ name, model: scriptedModel(script), ...more });
const ask = (name: string, callId: string) => toolCall(name, { input: 'Go on' }, { callId });
const lookOptions = { name: 'look', description: '', parameters: z.object({}) };
const look = tool({ ...lookOptions, execute: () => 'seen' });

const isNested = (event: RunEvent): event is NestedRunEvent => event.type === 'nested_run_event';
/** Who says it, in which calls: `Middle:m1 > Deepest:d1 message_output_created`. */
function wayOf(event: RunEvent): string {
  if (isNested(event)) return `${event.agent.name}:${event.callId} > ${wayOf(event.event)}`;
  return event.type === 'run_item_stream_event' ? event.name : event.type;
}
const waysOf = (events: readonly RunEvent[]) => events.map(wayOf).filter((way) => !way.endsWith('raw_response_event'));
/** As `timelineOf`, neighbouring nested events as one `n`. */
const lineOf = (make: () => Observable<RunEvent>) => timelineOf(make).replace(/n+/g, 'n');
const innerOf = (more: object = {}) =>
  agentOf('Inner', [toolCall('look', {}, { callId: 'l1', id: 'fc_l1' }), text('Inside', { id: 'msg_1' })], {
    tools: [look],
    ...more,
  });
const outerOf = (inner: Agent, calls: readonly ScriptedStep[] = [ask('inner', 'n1')]) =>
  agentOf('Outer', [...calls, text('Done')], { tools: [inner.asTool()] });

describe('events of nested runs', () => {
  it('every nested event, as the agent says it in a run of its own, in order, between call and output', () => {
    const alone = eventsOf(run(innerOf(), 'Go on', { runId: 'r' }));
    const events = eventsOf(run(outerOf(innerOf()), 'Hi', { runId: 'r' }));
    const nested = events.filter(isNested);
    const eventsIn = nested.map(({ event }) => event);
    expect(eventsIn.map(wayOf)).toEqual(alone.map(wayOf));
    // The same in every part of them, but for the id of the run.
    const json = (event: RunEvent) => JSON.stringify(event).replace(/"runId":"[^"]*"/g, '');
    expect(eventsIn.map(json)).toEqual(alone.map(json));
    const at = events.map(letterOf);
    expect(at.slice(0, at.indexOf('n')).at(-2)).toBe('c');
    expect(at.slice(at.lastIndexOf('n') + 1)[0]).toBe('o');
    expect(at.slice(at.indexOf('n'), at.lastIndexOf('n') + 1)).toEqual(nested.map(() => 'n'));
  });

  it('with the agent and the call: nested twice, each says where it belongs', () => {
    const deepest = agentOf('Deepest', [text('deep')]);
    const middle = agentOf('Middle', [ask('deepest', 'd1'), text('mid')], { tools: [deepest.asTool()] });
    const outer = agentOf('Outer', [ask('middle', 'm1'), text('Done')], { tools: [middle.asTool()] });
    expect(waysOf(eventsOf(run(outer, 'Hi')))).toEqual([
      'agent_updated_stream_event',
      'tool_called',
      'Middle:m1 > agent_updated_stream_event',
      'Middle:m1 > tool_called',
      'Middle:m1 > Deepest:d1 > agent_updated_stream_event',
      'Middle:m1 > Deepest:d1 > message_output_created',
      'Middle:m1 > Deepest:d1 > run_finished_event',
      'Middle:m1 > tool_output',
      'Middle:m1 > message_output_created',
      'Middle:m1 > run_finished_event',
      'tool_output',
      'message_output_created',
      'run_finished_event',
    ]);
  });

  it('with the agent and the call: an agent that is called twice at once is two runs, told apart by their calls', () => {
    const model = scriptedModel(() => text('Hello', { deltas: 5 }), { chunkDelayMs: 2 });
    const calls = [[ask('inner', 'n1'), ask('inner', 'n2')]];
    const ways: string[] = [];
    timelineOf(() =>
      run(outerOf(new Agent({ name: 'Inner', model }), calls), 'Hi').pipe(tap((event) => ways.push(wayOf(event)))),
    );
    const of1 = ways.filter((way) => way.startsWith('Inner:n1'));
    const of2 = ways.filter((way) => way.startsWith('Inner:n2'));
    expect(of1.map((way) => way.slice(9))).toEqual(of2.map((way) => way.slice(9)));
    expect(of1.at(-1)).toBe('Inner:n1 > run_finished_event');
    // They speak in turns.
    expect(
      ways
        .filter((way) => way.startsWith('Inner'))
        .slice(0, 4)
        .map((way) => way.slice(6, 8)),
    ).toEqual(['n1', 'n2', 'n1', 'n2']);
  });

  it('nested events are no items of the run around, which lists its own call and its output alone', () => {
    const events = eventsOf(run(outerOf(innerOf()), 'Hi'));
    expect(finishedOf(events)?.newItems.map(({ type, agent }) => `${agent.name} ${type}`)).toEqual([
      'Outer tool_call_item',
      'Outer tool_call_output_item',
      'Outer message_output_item',
    ]);
    const [ending] = events
      .filter(isNested)
      .flatMap(({ event }) => (event.type === 'run_finished_event' ? [event] : []));
    expect(ending?.result.newItems.map(({ type }) => type)).toEqual([
      'tool_call_item',
      'tool_call_output_item',
      'message_output_item',
    ]);
  });
});

describe('whoever takes events of nested runs', () => {
  const errors: unknown[] = [];
  beforeEach(() => {
    errors.splice(0);
    config.onUnhandledError = (error) => errors.push(error);
  });
  afterEach(() => (config.onUnhandledError = null));

  it('handler exception: the result is unaffected, and RxJS reports it, where a subscriber throws', () => {
    const expected = eventsOf(run(outerOf(innerOf()), 'Hi', { runId: 'r' }));
    const events: RunEvent[] = [];
    const endings: unknown[] = [];
    const subscribed = (): Observable<RunEvent> => {
      run(outerOf(innerOf()), 'Hi', { runId: 'r' }).subscribe({
        next: (event) => {
          events.push(event);
          if (isNested(event)) throw new Error('handler broke');
        },
        error: (error: unknown) => endings.push(error),
        complete: () => endings.push('complete'),
      });
      return EMPTY;
    };
    // RxJS reports it later, in virtual time here.
    timelineOf(subscribed);
    expect(JSON.stringify(events)).toBe(JSON.stringify(expected));
    expect(endings).toEqual(['complete']);
    expect(errors).toEqual(events.filter(isNested).map(() => new Error('handler broke')));
  });

  it('handler exception: an operator that throws leaves the run, and where that is shared, it goes on', () => {
    let started = 0;
    const slow = tool({ ...lookOptions, execute: () => of(started++).pipe(delay(5)) });
    const make = () => run(outerOf(innerOf({ tools: [slow] })), 'Hi');
    const broken = tap((event: RunEvent) => {
      if (isNested(event) && letterOf(event.event) === 'c') throw new Error('handler broke');
    });
    expect(lineOf(() => make().pipe(broken))).toBe('0:arcrn#');
    expect(started).toBe(0);
    const seen: string[] = [];
    const beside = (): Observable<RunEvent> => {
      const shared$ = make().pipe(shareRun());
      shared$.pipe(broken).subscribe({ error: (error: unknown) => seen.push((error as Error).message) });
      return shared$;
    };
    expect(lineOf(beside)).toBe('0:arcrn 5:normrf|');
    expect(seen).toEqual(['handler broke']);
    expect(started).toBe(1);
  });

  it('slow handler: it does not hold the run up, and who waits for it gets the result when all is handled, in order', () => {
    const make = () => run(outerOf(innerOf({ tools: [marbleTool('look', '5ms (x|)')] })), 'Hi');
    const told: string[] = [];
    const handled: string[] = [];
    const endsAt: number[] = [];
    const line = lineOf(() =>
      make().pipe(
        tap((event) =>
          isNested(event) ? told.push(wayOf(event)) : letterOf(event) === 'f' && endsAt.push(asyncScheduler.now()),
        ),
        concatMap((event) =>
          isNested(event)
            ? timer(2).pipe(
                tap(() => handled.push(wayOf(event))),
                map(() => event),
              )
            : of(event),
        ),
      ),
    );
    expect(endsAt).toEqual([5]);
    expect(line.endsWith(` ${String(2 * told.length)}:normrf|`)).toBe(true);
    expect(handled).toEqual(told);
  });

  it('slow handler: an iterator that is slow gets the same, while the run has gone on', async () => {
    const expected = waysOf(eventsOf(run(outerOf(innerOf()), 'Hi')));
    const events: RunEvent[] = [];
    for await (const event of toAsyncIterable(run(outerOf(innerOf()), 'Hi'))) {
      await Promise.resolve();
      events.push(event);
    }
    expect(waysOf(events)).toEqual(expected);
  });

  it('drain before error: what the nested run said comes before the failure, also to a slow iterator', async () => {
    const overloaded = failed({ code: 'server_error', message: 'overloaded' }, text('Half'));
    const endless = agentOf('Inner', [toolCall('look', {}, { callId: 'l1' }), text('never')], { tools: [look] });
    const failing: [Agent, object, string][] = [
      [endless, { interceptors: [budget({ turns: 2 }, 'fail')] }, 'BudgetExceededError'],
      [agentOf('Inner', [overloaded]), {}, ''],
    ];
    for (const [inner, options, name] of failing) {
      const events: RunEvent[] = [];
      let thrown: Error | undefined;
      try {
        for await (const event of toAsyncIterable(run(outerOf(inner), 'Hi', options))) {
          await new Promise(setImmediate);
          events.push(event);
        }
      } catch (error) {
        thrown = error as Error;
      }
      expect(thrown?.name ?? '').toBe(name);
      const ways = waysOf(events);
      const last = ways.map((way) => way.startsWith('Inner:n1')).lastIndexOf(true);
      expect(ways[last]).toMatch(/tool_output|message_output_created/);
      // Its call is closed after it, and only then the run fails or goes on.
      expect(ways[last + 1]).toBe('tool_output');
    }
  });
});
