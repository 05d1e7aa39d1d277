import * as fc from 'fast-check';
import { defer, map, throwError, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import * as z from 'zod';
import {
  Agent,
  isAgentsError,
  lastValueFrom,
  run,
  toAsyncIterable,
  tool,
  type FailedRunResult,
  type RunEvent,
  type RunResult,
} from '../../src/index.js';
import {
  error,
  failed,
  incomplete,
  reasoning,
  refusal,
  scriptedModel,
  text,
  toolCall,
  type ScriptedStep,
} from '../../src/testing/index.js';
import { unpairedCalls } from '../helpers/unpairedCalls.js';

type Item =
  'say' | 'think' | 'call_ok' | 'call_slow' | 'call_failing' | 'call_fatal' | 'call_unknown' | 'call_bad' | 'hand_over';
interface Step {
  readonly items: readonly Item[];
  readonly ending: 'completed' | 'failed' | 'incomplete' | 'cut' | 'refused';
}

const HANDOFF = 'transfer_to_other';

const scriptedItem = (item: Item, index: number) => {
  switch (item) {
    case 'say':
      return text(`word ${index}`, { deltas: 2 });
    case 'think':
      return reasoning(`thought ${index}`);
    case 'hand_over':
      return toolCall(HANDOFF, {});
    case 'call_bad':
      return toolCall('ok', '{"n":');
    default:
      return toolCall(item.slice('call_'.length), { n: index });
  }
};

const scriptedStep = ({ items, ending }: Step): ScriptedStep => {
  const output = items.map(scriptedItem);
  switch (ending) {
    case 'completed':
      return output;
    case 'failed':
      return failed({ code: 'server_error', message: 'no' }, ...output);
    case 'incomplete':
      return incomplete('max_output_tokens', ...output);
    case 'cut':
      return error(new Error('cut'), text('half'), ...output);
    case 'refused':
      return [...output, refusal('No.')];
  }
};

const works = (name: string, execute: (n: number) => unknown, isFatal = false) =>
  tool({
    name,
    description: '',
    parameters: z.object({ n: z.number() }),
    execute: ({ n }) => execute(n),
    ...(isFatal && { errorFunction: null }),
  });

const tools = [
  works('ok', (n) => `ok ${n}`),
  // Far enough apart that the order does not hang on when the clock ticks between two calls.
  works('slow', (n) => timer(3 + 12 * (n % 3)).pipe(map(() => `slow ${n}`))),
  works('failing', () => throwError(() => new Error('failing'))),
  works('fatal', () => throwError(() => new Error('fatal')), true),
];

/** An agent that may hand over to another, and a model that follows the script. */
const runOf = (steps: readonly Step[]): Observable<RunEvent> =>
  defer(() => {
    const script = steps.map(scriptedStep);
    const model = scriptedModel((_request, index) => script[index] ?? text('The end.'));
    const other = new Agent({ name: 'Other', model, tools });
    const start = new Agent({ name: 'Start', model, tools, handoffs: [other] });
    return run(start, 'Hi', { runId: 'run', maxTurns: 8, toolNotFoundBehavior: 'return_error_to_model' });
  });

interface Observed {
  readonly events: RunEvent[];
  readonly endings: string[];
  readonly result: RunResult | FailedRunResult | undefined;
}

const observe = (run$: Observable<RunEvent>): Observed => {
  const events: RunEvent[] = [];
  const endings: string[] = [];
  let thrown: unknown;
  new TestScheduler(() => undefined).run(({ flush }) => {
    run$.subscribe({
      next: (event) => events.push(event),
      error: (error_: unknown) => {
        thrown = error_;
        endings.push('error');
      },
      complete: () => endings.push('complete'),
    });
    flush();
  });
  const last = events.at(-1);
  const result = last?.type === 'run_finished_event' ? last.result : isAgentsError(thrown) ? thrown.partial : undefined;
  return { events, endings, result };
};

const items = fc.array(
  fc.constantFrom<Item>(
    'say',
    'think',
    'call_ok',
    'call_slow',
    'call_failing',
    'call_fatal',
    'call_unknown',
    'call_bad',
    'hand_over',
  ),
  { maxLength: 5 },
);
const ending = fc.constantFrom<Step['ending']>(
  'completed',
  'completed',
  'completed',
  'failed',
  'incomplete',
  'cut',
  'refused',
);
const script = fc.array(fc.record({ items, ending }), { maxLength: 6 });

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('run, for any script', () => {
  it('should end once, announce what it lists, keep its books, and leave a history that the API accepts', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const { events, endings, result } = observe(runOf(steps));
        expect(endings).toHaveLength(1);
        expect(result).toBeDefined();
        const finished = events.filter(({ type }) => type === 'run_finished_event');
        expect(finished).toHaveLength(endings[0] === 'complete' ? 1 : 0);
        expect(result?.status).toBe(endings[0] === 'complete' ? 'completed' : 'failed');

        const announced = events.flatMap((event) => (event.type === 'run_item_stream_event' ? event.item : []));
        expect(announced).toEqual(result?.newItems);
        expect(unpairedCalls(result?.history ?? [])).toEqual([]);

        const calls = announced.flatMap(({ rawItem }) => (rawItem.type === 'function_call' ? rawItem.call_id : []));
        const outputs = announced.flatMap(({ rawItem }) =>
          rawItem.type === 'function_call_output' ? rawItem.call_id : [],
        );
        expect([...outputs].sort()).toEqual([...calls].sort());

        const began = events.filter(
          (event) => event.type === 'raw_response_event' && event.data.type === 'response.created',
        );
        expect(result?.rawResponses).toHaveLength(began.length);
        expect((result?.usage.requests ?? 0) + (result?.usage.unfinished.length ?? 0)).toBe(began.length);
        const exact = (result?.usage.perRequest ?? []).reduce((sum, { totalTokens }) => sum + totalTokens, 0);
        expect(result?.usage.totalTokens).toBe(exact);
      }),
      { numRuns: 400 },
    );
  });

  it('should be plain JSON in every event', () => {
    fc.assert(
      fc.property(script, (steps) => {
        for (const event of observe(runOf(steps)).events) {
          if (event.type === 'agent_updated_stream_event' || event.type === 'run_finished_event') continue;
          expect(plain(event)).toEqual(event);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('should come to the same through every door', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        // Real time passes here, for the slow tool alone.
        const failure = (thrown: unknown): unknown => {
          const { name, partial } = thrown as { name: string; partial: unknown };
          return [name, plain(partial)];
        };
        const subscribed = await new Promise<unknown>((resolve) => {
          runOf(steps).subscribe({
            next: (event) => {
              if (event.type === 'run_finished_event') resolve(plain(event.result));
            },
            error: (thrown: unknown) => resolve(failure(thrown)),
          });
        });
        const awaited = await lastValueFrom(runOf(steps)).then(plain, failure);
        const iterated = await (async () => {
          const iterable = toAsyncIterable(runOf(steps));
          for await (const event of iterable) if (event.type === 'run_finished_event') return plain(event.result);
          return undefined;
        })().catch(failure);
        expect(awaited).toEqual(subscribed);
        expect(iterated).toEqual(subscribed);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
