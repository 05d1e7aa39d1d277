import * as fc from 'fast-check';
import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { map, Subject, take, tap, throwError, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import * as z from 'zod';
import { Agent, isAgentsError, MemorySession, run, tool, type RunEvent, type RunOptions } from 'rxagents';
import {
  error,
  failed,
  hostedCall,
  incomplete,
  reasoning,
  refusal,
  scriptedModel,
  text,
  toolCall,
  type ScriptedStep,
} from 'rxagents/testing';
import { unpairedCalls } from '../helpers/unpairedCalls.js';

const numRuns = Number(process.env['FC_RUNS'] ?? 200);

const said = (content: string): ResponseInputItem => ({ role: 'user', content });
const search = hostedCall({ type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'Oslo' } });
const scriptedItems = {
  say: text('One and two.', { deltas: 3 }),
  think: reasoning('Hm.'),
  search,
  ok: toolCall('ok', {}),
  slow: toolCall('slow', {}),
  failing: toolCall('failing', {}),
  fatal: toolCall('fatal', {}),
  unknown: toolCall('unknown', {}),
  bad: toolCall('ok', '{"n":'),
  handOver: toolCall('transfer_to_other', {}),
};
const endings = {
  completed: (...items) => items,
  failed: (...items) => failed({ code: 'server_error', message: 'no' }, ...items),
  incomplete: (...items) => incomplete('max_output_tokens', ...items),
  cut: (...items) => error(new Error('cut'), ...items),
  refused: (...items) => [...items, refusal('No.')],
} satisfies Record<string, (...items: (typeof scriptedItems)['say'][]) => ScriptedStep>;

const works = (name: string, execute: () => unknown, isFatal = false) =>
  tool({ name, description: '', parameters: z.object({}), execute, ...(isFatal && { errorFunction: null }) });
const fails = () => throwError(() => new Error('no'));
const tools = [
  works('ok', () => 'ok'),
  works('slow', () => timer(3).pipe(map(() => 'slow'))),
  works('failing', fails),
  works('fatal', fails, true),
];

const keyOf = <T extends object>(things: T) => fc.constantFrom(...(Object.keys(things) as (keyof T)[]));
const step = fc
  .record({
    items: fc.array(keyOf(scriptedItems), { maxLength: 5 }),
    // Most responses are whole, so that runs have several turns.
    ending: fc.oneof({ weight: 3, arbitrary: fc.constant('completed' as const) }, keyOf(endings)),
  })
  .map(({ items, ending }): [string, ScriptedStep] => [
    `${ending}: ${items.join(' ')}`,
    endings[ending](...items.map((name) => scriptedItems[name])),
  ]);
const plan = fc.record({
  script: fc.array(step, { maxLength: 8 }),
  /** At which event each run is cut, from 1. */
  cuts: fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 80 })), {
    minLength: 1,
    maxLength: 3,
  }),
  chunkDelayMs: fc.constantFrom(0, 1),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/** An agent that may hand over to another; their model follows the script from run to run. */
const actorsOf = ({ script, chunkDelayMs }: Plan) => {
  const model = scriptedModel((_request, index) => script[index]?.[1] ?? text('The end.'), { chunkDelayMs });
  const other = new Agent({ name: 'Other', model, tools });
  return { model, agent: new Agent({ name: 'Start', model, tools, handoffs: [other] }) };
};

interface Observed {
  readonly events: RunEvent[];
  /** The history that the run itself leaves, when it has ended. */
  readonly history?: readonly ResponseInputItem[];
}

/** All that comes of a run until it ends, however it does, in virtual time. */
const observe = (run$: Observable<RunEvent>): Observed => {
  const events: RunEvent[] = [];
  let thrown: unknown;
  new TestScheduler(() => undefined).run(({ flush }) => {
    run$.subscribe({ next: (event) => events.push(event), error: (reason: unknown) => (thrown = reason) });
    flush();
  });
  const last = events.at(-1);
  const result = last?.type === 'run_finished_event' ? last.result : isAgentsError(thrown) ? thrown.partial : undefined;
  return { events, ...(result && { history: result.history }) };
};

const options: RunOptions = { maxTurns: 4, toolNotFoundBehavior: 'return_error_to_model' };
const crashed = (agent: Agent, input: string, session: MemorySession, at: number): Observed =>
  observe(run(agent, input, { ...options, session }).pipe(take(at)));
const stopped =
  (mode: 'now' | 'after_turn') =>
  (agent: Agent, input: string, session: MemorySession, at: number): Observed => {
    const stop = new Subject<string>();
    let count = 0;
    return observe(run(agent, input, { ...options, session, stop }).pipe(tap(() => ++count === at && stop.next(mode))));
  };

/** Ids of the outputs that were announced in turns that another turn has followed. */
const settledBefore = (events: readonly RunEvent[]): string[] => {
  const isStart = (event: RunEvent) => event.type === 'raw_response_event' && event.data.type === 'response.created';
  return events.slice(0, Math.max(0, events.map(isStart).lastIndexOf(true))).flatMap((event) => {
    const raw = event.type === 'run_item_stream_event' && event.item.rawItem;
    return raw && raw.type === 'function_call_output' ? raw.call_id : [];
  });
};

describe.each([
  ['the process crashes', crashed],
  ['the run is stopped now', stopped('now')],
  ['the run is stopped after its turn', stopped('after_turn')],
])('a session, when %s at any event of any run', (_what, cut) => {
  it('should hold what the next run can go on from', () => {
    fc.assert(
      fc.property(plan, (planned) => {
        const { agent, model } = actorsOf(planned);
        const session = new MemorySession();
        planned.cuts.forEach((at, index) => {
          const before = session.getItems();
          const input = `Question ${index}`;
          const callsBefore = model.calls.length;
          const { events, history } = cut(agent, input, session, at);
          const held = session.getItems();

          expect(unpairedCalls(held)).toEqual([]);
          expect(held.slice(0, before.length)).toEqual(before);
          // The session is asked once the agent is announced, and has the input before the model is asked.
          const added = held.slice(before.length);
          expect(added.filter((item) => 'role' in item && item.role === 'user')).toEqual(
            events.length > 1 ? [said(input)] : added,
          );
          expect(added.slice(0, 1)).toEqual(added.length > 0 ? [said(input)] : []);
          const heldOutputs = held.flatMap((item) => (item.type === 'function_call_output' ? item.call_id : []));
          expect(heldOutputs).toEqual(expect.arrayContaining(settledBefore(events)));
          if (history) expect(held).toEqual(history);
          const firstCall = model.calls[callsBefore];
          if (firstCall) expect(firstCall.input).toEqual([...before, said(input)]);
        });

        const held = session.getItems();
        const fine = scriptedModel([text('Fine.')]);
        const { history } = observe(run(agent, 'Go on.', { session, model: fine }));
        expect(fine.calls[0]?.input).toEqual([...held, said('Go on.')]);
        expect(history).toHaveLength(held.length + 2);
        expect(session.getItems()).toEqual(history);
      }),
      { numRuns },
    );
  });
});

describe('a session, when the process crashes', () => {
  it('should hold the beginning of what it would have held', () => {
    fc.assert(
      fc.property(plan, (planned) => {
        const whole = new MemorySession();
        observe(run(actorsOf(planned).agent, 'Hi', { ...options, session: whole }));
        const session = new MemorySession();
        crashed(actorsOf(planned).agent, 'Hi', session, planned.cuts[0] ?? 1);
        const held = session.getItems();
        expect(held).toEqual(whole.getItems().slice(0, held.length));
      }),
      { numRuns },
    );
  });
});
