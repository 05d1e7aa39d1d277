import * as fc from 'fast-check';
import { defer, map, retry, Subject, throwError, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import {
  Agent,
  intercept,
  isAgentsError,
  run,
  tool,
  type AgentsError,
  type RunEvent,
  type RunOptions,
  type RunResult,
} from 'rxagents';
import {
  assertRunGrammar,
  error,
  failed,
  hostedCall,
  incomplete,
  reasoning,
  refusal,
  response,
  scriptedModel,
  strictHistory,
  text,
  toolCall,
  type ScriptedItem,
  type ScriptedStep,
} from 'rxagents/testing';
import { resultOf } from '../helpers/eventsOf.js';

// What this finds is printed as one script; FC_RUNS=10000 looks longer.
const RUNS = Number(process.env['FC_RUNS'] ?? 200);

const ITEMS = {
  say: (n: number) => text(`word ${n}`, { deltas: 2 }),
  think: (n: number) => reasoning(`thought ${n}`, { deltas: 2 }),
  search: () => hostedCall({ type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'x' } }),
  call_ok: (n: number) => toolCall('ok', { n }),
  call_slow: (n: number) => toolCall('slow', { n }),
  call_failing: (n: number) => toolCall('failing', { n }),
  call_fatal: (n: number) => toolCall('fatal', { n }),
  call_unknown: (n: number) => toolCall('unknown', { n }),
  call_bad: () => toolCall('ok', '{"n":'),
  ask_expert: (n: number) => toolCall('expert', { input: `question ${n}` }),
  hand_over: () => toolCall('transfer_to_other'),
} satisfies Record<string, (n: number) => ScriptedItem>;

type Item = keyof typeof ITEMS;
type Ending = 'completed' | 'failed' | 'incomplete' | 'cut' | 'refused' | 'empty';
interface Step {
  readonly items: readonly Item[];
  readonly ending: Ending;
}

function scriptedStep({ items, ending }: Step): ScriptedStep {
  const output = items.map((item, at) => ITEMS[item](at));
  switch (ending) {
    case 'completed':
      return output;
    case 'empty':
      return response([]);
    case 'failed':
      return failed({ code: 'server_error', message: 'no' }, ...output);
    case 'incomplete':
      return incomplete('max_output_tokens', ...output);
    case 'cut':
      return error(new Error('cut'), ...output, text('half'));
    case 'refused':
      return [...output, refusal('No.')];
  }
}

const works = (name: string, execute: (n: number) => unknown, isFatal = false) =>
  tool({
    name,
    description: '',
    parameters: {
      type: 'object',
      properties: { n: { type: 'number' } },
      required: ['n'],
      additionalProperties: false,
    } as const,
    execute: (args: unknown) => execute((args as { n: number }).n),
    ...(isFatal && { errorFunction: null }),
  });

const tools = [
  works('ok', (n) => `ok ${n}`),
  works('slow', (n) => timer(3 + 7 * n).pipe(map(() => `slow ${n}`))),
  works('failing', () => throwError(() => new Error('failing'))),
  works('fatal', () => throwError(() => new Error('fatal')), true),
];

interface Case {
  readonly steps: readonly Step[];
  readonly expertSteps: readonly Step[];
  readonly chunkDelayMs: number;
  readonly toolStart: 'on_response' | 'on_call';
}

/** An agent that may hand over to another and ask a third, each of which may do what the scripts say. */
function agentOf({ steps, expertSteps, chunkDelayMs }: Case, needsApproval = false): Agent {
  const modelOf = (list: readonly Step[], name?: string) =>
    strictHistory(
      scriptedModel((_request, index) => (list[index] ? scriptedStep(list[index]) : text('The end.')), {
        chunkDelayMs,
        ...(name && { name }),
      }),
    );
  const model = modelOf(steps);
  const own = tools.map((each) => ({ ...each, needsApproval }));
  const expert = new Agent({ name: 'Expert', model: modelOf(expertSteps, 'expert'), tools: own });
  const all = [...own, expert.asTool({ toolName: 'expert' })];
  const other = new Agent({ name: 'Other', model, tools: all });
  return new Agent({ name: 'Start', model, tools: all, handoffs: [other] });
}

const OPTIONS: RunOptions = { runId: 'run', maxTurns: 6, toolNotFoundBehavior: 'return_error_to_model' };

function runOf(each: Case, options: RunOptions): Observable<RunEvent> {
  return defer(() => run(agentOf(each), 'Hi', { ...OPTIONS, toolStart: each.toolStart, ...options }));
}

interface Observed {
  readonly events: RunEvent[];
  readonly endings: unknown[];
}

function observe(
  run$: Observable<RunEvent>,
  onEvent: (index: number) => void = () => undefined,
  resumed = false,
): Observed {
  const observed: Observed = { events: [], endings: [] };
  new TestScheduler(() => undefined).run(({ flush }) => {
    run$.pipe(assertRunGrammar({ resumed })).subscribe({
      next: (event) => {
        observed.events.push(event);
        onEvent(observed.events.length - 1);
      },
      error: (thrown: unknown) => observed.endings.push(thrown),
      complete: () => observed.endings.push('complete'),
    });
    flush();
  });
  return observed;
}

/** What is true of every run, however it came to its end. */
function expectWhole({ events, endings }: Observed): RunResult | AgentsError {
  expect(endings).toHaveLength(1);
  const last = events.at(-1);
  const ending = last?.type === 'run_finished_event' ? last.result : endings[0];
  // What breaks the order of events is no error of a run.
  if (last?.type !== 'run_finished_event' && !isAgentsError(ending)) throw ending;
  if (isAgentsError(ending)) expect(ending.message).not.toContain('(400)');
  const { history = [] } = (isAgentsError(ending) ? ending.partial : (ending as RunResult)) ?? {};
  // The API takes it for the next run.
  expect(resultOf(run(new Agent({ name: 'Next' }), history, { model: strictHistory() })).status).toBe('completed');
  return ending as RunResult | AgentsError;
}

const ending = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Ending>('completed') },
  { weight: 2, arbitrary: fc.constantFrom<Ending>('failed', 'incomplete', 'cut', 'refused', 'empty') },
);
const step = fc.record({
  items: fc.array(fc.constantFrom(...(Object.keys(ITEMS) as Item[])), { maxLength: 4 }),
  ending,
});
const anyCase: fc.Arbitrary<Case> = fc.record({
  steps: fc.array(step, { maxLength: 5 }),
  expertSteps: fc.array(step, { maxLength: 2 }),
  chunkDelayMs: fc.constantFrom(0, 2),
  toolStart: fc.constantFrom('on_response', 'on_call'),
});
const mode = fc.constantFrom('now', 'after_turn');

describe('the order of events of a run, for any script', () => {
  it('should hold when nobody stops it', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        expectWhole(observe(runOf(each, {})));
      }),
      { numRuns: RUNS },
    );
  });

  it('should hold when it is stopped from inside the delivery of any event, once or twice', () => {
    fc.assert(
      fc.property(anyCase, fc.nat({ max: 60 }), mode, fc.nat({ max: 10 }), mode, (each, first, one, gap, other) => {
        const stop$ = new Subject<string>();
        const observed = observe(runOf(each, { stop: stop$ }), (index) => {
          if (index === first) stop$.next(one);
          if (index === first + gap) stop$.next(other);
        });
        const ended = expectWhole(observed);
        const isCut = one === 'now' && !isAgentsError(ended) && observed.events.length > first + 1;
        if (isCut) expect(['stopped', 'completed']).toContain(ended.status);
      }),
      { numRuns: RUNS },
    );
  });

  it('should hold when it is stopped at any time', () => {
    fc.assert(
      fc.property(anyCase, fc.nat({ max: 200 }), mode, (each, ms, what) => {
        expectWhole(observe(runOf({ ...each, chunkDelayMs: 2 }, { stop: timer(ms).pipe(map(() => what)) })));
      }),
      { numRuns: RUNS },
    );
  });

  it('should hold when calls that were cut are tried again', () => {
    fc.assert(
      fc.property(anyCase, mode, fc.nat({ max: 60 }), (each, what, at) => {
        const stop$ = new Subject<string>();
        const interceptors = [intercept('model_call', () => retry({ count: 2, delay: 5 }))];
        expectWhole(
          observe(runOf(each, { interceptors, stop: stop$ }), (index) => {
            if (index === at) stop$.next(what);
          }),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('should hold over the segments of a run that waits for approvals', () => {
    fc.assert(
      fc.property(anyCase, fc.array(fc.boolean(), { minLength: 1 }), (each, answers) => {
        let asked = 0;
        const agent = agentOf(each, true);
        const options = { ...OPTIONS, toolStart: each.toolStart };
        const first = expectWhole(observe(run(agent, 'Hi', options)));
        let ended = first;
        for (let segment = 0; segment < 20 && !isAgentsError(ended) && ended.status === 'interrupted'; segment++) {
          const state = ended.interruptions.reduce(
            (before, item) => (answers[asked++ % answers.length] ? before.approve(item) : before.reject(item)),
            ended.state,
          );
          ended = expectWhole(observe(run(agent, state, options), undefined, true));
        }
        expect(isAgentsError(ended) || ended.status !== 'interrupted').toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
