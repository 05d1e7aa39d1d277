import * as fc from 'fast-check';
import type { ResponseInputItem, ResponseStreamEvent } from 'openai/resources/responses/responses';
import { config, EMPTY, map, Subject, throwError, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import {
  Agent,
  isAgentsError,
  run,
  tool,
  type ApprovalAnswer,
  type HookEvents,
  type Hooks,
  type InputGuardrail,
  type OutputGuardrail,
  type RunEvent,
  type RunOptions,
  type RunResult,
} from 'rxagents';
import {
  assertRunGrammar,
  error,
  failed,
  fakeSession,
  incomplete,
  reasoning,
  refusal,
  response,
  scriptedModel,
  text,
  toolCall,
  type FakeSession,
  type ScriptedItem,
  type ScriptedStep,
} from 'rxagents/testing';
import { historyProblemsOf } from '../../src/testing/historyProblemsOf.js';

// 8,000 cases; FC_SCALE=10 looks ten times as long.
const SCALE = Number(process.env['FC_SCALE'] ?? 1);
const runs = (count: number) => ({ numRuns: count * SCALE });

const ITEMS = {
  say: (n: number) => text(`word ${n}`, { deltas: 2 }),
  think: (n: number) => reasoning(`thought ${n}`),
  call_ok: (n: number) => toolCall('ok', { n }),
  call_slow: (n: number) => toolCall('slow', { n }),
  call_failing: (n: number) => toolCall('failing', { n }),
  call_fatal: (n: number) => toolCall('fatal', { n }),
  call_careful: (n: number) => toolCall('careful', { n }),
  call_unknown: (n: number) => toolCall('unknown', { n }),
  call_bad: () => toolCall('ok', '{"n":'),
  ask_expert: (n: number) => toolCall('expert', { input: `question ${n}` }),
  hand_over: () => toolCall('transfer_to_other'),
} satisfies Record<string, (n: number) => ScriptedItem>;
type Item = keyof typeof ITEMS;

const ENDINGS = {
  completed: (items) => response(items),
  failed: (items) => failed({ code: 'server_error', message: 'no' }, ...items),
  incomplete: (items) => incomplete('max_output_tokens', ...items),
  cut: (items) => error(new Error('cut'), ...items, text('half', { deltas: 2 })),
  refused: (items) => response([...items, refusal('No.')]),
} satisfies Record<string, (items: readonly ScriptedItem[]) => ScriptedStep>;

const step = fc.record({
  items: fc.array(fc.constantFrom(...(Object.keys(ITEMS) as Item[])), { maxLength: 4 }),
  ending: fc.oneof(
    { weight: 5, arbitrary: fc.constant('completed' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(ENDINGS) as (keyof typeof ENDINGS)[])) },
  ),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const scripted = ({ items, ending }: Step): ScriptedStep => ENDINGS[ending](items.map((item, at) => ITEMS[item](at)));

const script = fc.record({
  steps: fc.array(step, { maxLength: 5 }),
  expertSteps: fc.array(step, { maxLength: 2 }),
  chunkDelayMs: fc.constantFrom(0, 0, 2),
  isSaved: fc.boolean(),
});
type Script = typeof script extends fc.Arbitrary<infer T> ? T : never;

/** At an event, or in a frame, where there is time. */
const stop = fc.record({
  mode: fc.constantFrom('now', 'after_turn'),
  at: fc.oneof(fc.record({ event: fc.nat({ max: 60 }) }), fc.record({ frame: fc.nat({ max: 120 }) })),
});
type Stop = typeof stop extends fc.Arbitrary<infer T> ? T : never;

const HOOKS: readonly (keyof HookEvents)[] = [
  'onAgentStart',
  'onAgentEnd',
  'onLlmStart',
  'onLlmEnd',
  'onToolStart',
  'onToolEnd',
  'onHandoff',
];

interface Case {
  readonly script: Script;
  readonly options?: RunOptions;
  readonly stop?: Stop;
  readonly toolFault?: { readonly call: number; readonly how: 'throws' | 'errors' | 'hangs' };
  readonly sessionFault?: { readonly method: 'getItems' | 'addItems'; readonly call: number };
  readonly outputGuardrails?: readonly OutputGuardrail[];
}

function agentOf({ script: { steps, expertSteps, chunkDelayMs }, toolFault, outputGuardrails }: Case): Agent {
  const modelOf = (list: Script['steps'], name?: string) =>
    scriptedModel((_request, index) => (list[index] ? scripted(list[index]) : text('The end.')), {
      chunkDelayMs,
      ...(name && { name }),
    });
  let calls = 0;
  const faulty = (execute: (n: number) => unknown) => (args: unknown) => {
    if (calls++ === toolFault?.call) {
      if (toolFault.how === 'throws') throw new Error('injected');
      if (toolFault.how === 'errors') return timer(1).pipe(map(() => JSON.parse('{') as unknown));
      return timer(200).pipe(map(() => 'late'));
    }
    return execute((args as { n: number }).n);
  };
  const works = (name: string, execute: (n: number) => unknown, more: object = {}) =>
    tool({
      name,
      description: '',
      parameters: {
        type: 'object',
        properties: { n: { type: 'number' } },
        required: ['n'],
        additionalProperties: false,
      } as const,
      execute: faulty(execute),
      ...more,
    });
  const own = [
    works('ok', (n) => `ok ${n}`),
    works('slow', (n) => timer(3 + 7 * n).pipe(map(() => `slow ${n}`))),
    works('failing', () => throwError(() => new Error('failing'))),
    works('fatal', () => throwError(() => new Error('fatal')), { errorFunction: null }),
    works('careful', (n) => `careful ${n}`, { needsApproval: true }),
  ];
  const expert = new Agent({ name: 'Expert', model: modelOf(expertSteps, 'expert'), tools: own });
  const all = [...own, expert.asTool({ toolName: 'expert' })];
  const model = modelOf(steps);
  const more = { model, tools: all, ...(outputGuardrails && { outputGuardrails }) };
  return new Agent({ name: 'Start', ...more, handoffs: [new Agent({ name: 'Other', ...more })] });
}

const OPTIONS: RunOptions = { runId: 'run', maxTurns: 6, toolNotFoundBehavior: 'return_error_to_model' };

/** What a run has told, and how. */
class Witness {
  readonly endings: unknown[] = [];
  count = 0;
  requests = 0;
  /** Of these, with what they cost. */
  reported = 0;
  tokens = 0;
  last: RunEvent | undefined;
  private writing = new Map<number, string>();

  next(event: RunEvent): void {
    this.count += 1;
    this.last = event;
    if (event.type === 'raw_response_event') this.write(event.data);
    if (event.type === 'response_retracted_event') this.writing.clear();
    const inner = innermostOf(event);
    if (inner.type === 'raw_response_event' && 'response' in inner.data && isTerminal(inner.data)) {
      this.requests += 1;
      if (inner.data.response.usage) this.reported += 1;
      this.tokens += inner.data.response.usage?.total_tokens ?? 0;
    }
  }

  /** The text of messages that are not complete. */
  get partialText(): string {
    return [...this.writing]
      .sort(([one], [other]) => one - other)
      .map(([, words]) => words)
      .join('');
  }

  private write(data: ResponseStreamEvent): void {
    if (data.type === 'response.created') this.writing.clear();
    else if (data.type === 'response.output_item.done') this.writing.delete(data.output_index);
    else if (data.type === 'response.output_text.delta') {
      this.writing.set(data.output_index, (this.writing.get(data.output_index) ?? '') + data.delta);
    }
  }
}

function innermostOf(event: RunEvent): RunEvent {
  return event.type === 'nested_run_event' ? innermostOf(event.event) : event;
}

function isTerminal({ type }: ResponseStreamEvent): boolean {
  return type === 'response.completed' || type === 'response.incomplete' || type === 'response.failed';
}

/** Takes a run in virtual time, stops it where that is asked for, and keeps what came of it. */
function witness(make: (stop$: Observable<string>) => Observable<RunEvent>, stopping?: Stop, resumed = false): Witness {
  const seen = new Witness();
  new TestScheduler(() => undefined).run(({ flush }) => {
    const stop$ = new Subject<string>();
    const { mode = 'now', at } = stopping ?? {};
    if (at && 'frame' in at) timer(at.frame).subscribe(() => stop$.next(mode));
    make(stop$)
      .pipe(assertRunGrammar({ resumed }))
      .subscribe({
        next: (event) => {
          if (seen.endings.length > 0) seen.endings.push('an event after the end');
          seen.next(event);
          if (at && 'event' in at && at.event === seen.count) stop$.next(mode);
        },
        error: (thrown: unknown) => seen.endings.push(thrown),
        complete: () => seen.endings.push('complete'),
      });
    flush();
  });
  return seen;
}

type Ended = Pick<RunResult, 'history' | 'usage' | 'newItems'> & {
  readonly status: string;
  readonly stopped?: { readonly partialText: string };
};

interface Ending {
  readonly result?: Ended;
  readonly failure?: string;
  readonly problems: string[];
}

/** What is true of every run, however it came to its end. */
function endingOf(
  seen: Witness,
  session: FakeSession | undefined,
  before = { requests: 0, reported: 0, tokens: 0 },
): Ending {
  const { endings, last } = seen;
  if (endings.length !== 1) return { problems: [`${endings.length} endings: ${endings.map(String).join(', ')}`] };
  const [end] = endings;
  const failure = isAgentsError(end) ? end.name : undefined;
  const result = (last?.type === 'run_finished_event' ? last.result : (end as { partial?: Ended }).partial) as
    Ended | undefined;
  if (end !== 'complete' && !failure) return { problems: [String(end)] };
  if (!result) return { problems: [`no result: ${String(end)}`] };

  const problems = historyProblemsOf(result.history);
  const expect_ = (what: string, found: unknown, expected: unknown): void => {
    if (found !== expected) problems.push(`${what}: ${String(found)}, not ${String(expected)}`);
  };
  expect_('requests', result.usage.requests, before.requests + seen.requests);
  expect_('tokens', result.usage.totalTokens, before.tokens + seen.tokens);
  expect_('perRequest', result.usage.perRequest.length, before.reported + seen.reported);
  if (result.stopped) expect_('partialText', result.stopped.partialText, seen.partialText);
  const isTripped = failure?.includes('Tripwire') === true;
  if (failure && !isTripped && seen.partialText !== '') {
    const written = result.newItems.at(-1) ?? result.newItems.at(-2);
    const kept = result.newItems.some(({ rawItem }) =>
      JSON.stringify(rawItem).includes(JSON.stringify(seen.partialText)),
    );
    if (!kept) problems.push(`text that was written is lost: ${seen.partialText} (${JSON.stringify(written)})`);
  }
  // A turn that waits for approval is saved when it is over.
  const isPartly = isSessionFailure(end) || result.status === 'interrupted';
  if (session) expectSession(session.items, result.history, isPartly, problems);
  return { result, problems, ...(failure && { failure }) };
}

function isSessionFailure(end: unknown): boolean {
  return isAgentsError(end) && String((end as { unit?: string }).unit).startsWith('session');
}

/** The session has the history, or its beginning. */
function expectSession(
  items: readonly ResponseInputItem[],
  history: readonly ResponseInputItem[],
  isPartly: boolean,
  problems: string[],
): void {
  const expected = isPartly ? history.slice(0, items.length) : history;
  if (JSON.stringify(items) !== JSON.stringify(expected)) {
    problems.push(`session: ${JSON.stringify(items)}, and the history: ${JSON.stringify(expected)}`);
  }
}

function take(each: Case): Ending {
  const { sessionFault } = each;
  const session = each.script.isSaved
    ? fakeSession([], {
        ...(sessionFault && { failOn: (method, call) => method === sessionFault.method && call === sessionFault.call }),
      })
    : undefined;
  const options = { ...OPTIONS, ...each.options, ...(session && { session }) };
  return endingOf(
    witness((stop$) => run(agentOf(each), 'Hi', { ...options, stop: stop$ }), each.stop),
    session,
  );
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const after = <T>(ms: number, value: T): T | Observable<T> => (ms === 0 ? value : timer(ms).pipe(map(() => value)));
const verdict = fc.record({
  says: fc.constantFrom('pass', 'pass', 'trip', 'throw', 'nothing'),
  ms: fc.constantFrom(0, 0, 3, 40),
});
const verdictOf = ({ says, ms }: { readonly says: string; readonly ms: number }) => {
  if (says === 'throw') throw new Error('no verdict');
  if (says === 'nothing') return EMPTY;
  return after(ms, { tripwireTriggered: says === 'trip' });
};

const unhandled: unknown[] = [];
const onRejection = (reason: unknown) => unhandled.push(reason);
beforeAll(() => {
  config.onUnhandledError = (thrown) => unhandled.push(thrown);
  process.on('unhandledRejection', onRejection);
});
afterAll(() => {
  config.onUnhandledError = null;
  process.off('unhandledRejection', onRejection);
});
afterEach(() => expect(unhandled).toEqual([]));

describe('a run in adversity, for any script', () => {
  it('should end whole when it is stopped anywhere, and its tools or its session fail', () => {
    const toolFault = fc.record({ call: fc.nat({ max: 3 }), how: fc.constantFrom('throws', 'errors', 'hangs') });
    const sessionFault = fc.record({
      method: fc.constantFrom('getItems', 'addItems'),
      call: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(script, maybe(stop), maybe(toolFault), maybe(sessionFault), (planned, stopping, broken, full) => {
        const each = present({ script: planned, stop: stopping, toolFault: broken, sessionFault: full }) as unknown;
        expect(take(each as Case).problems).toEqual([]);
      }),
      runs(2600),
    );
  });

  it('should end whole when hooks throw, error or take their time', () => {
    const hook = fc.record({
      name: fc.constantFrom(...HOOKS),
      call: fc.nat({ max: 3 }),
      how: fc.constantFrom('throws', 'errors', 'waits'),
    });
    fc.assert(
      fc.property(script, maybe(stop), hook, (planned, stopping, { name, call, how }) => {
        let calls = 0;
        const told = () => {
          if (calls++ !== call) return undefined;
          if (how === 'throws') throw new Error('injected');
          return how === 'errors' ? throwError(() => new Error('injected')) : timer(5);
        };
        const hooks: Hooks = { [name]: told };
        const each = present({ script: planned, stop: stopping, options: { hooks } }) as unknown;
        expect(take(each as Case).problems).toEqual([]);
      }),
      runs(1500),
    );
  });

  it('should end whole whatever its guardrails say, and whenever', () => {
    const inputs = fc.array(fc.tuple(verdict, fc.boolean()), { maxLength: 2 });
    const outputs = fc.array(fc.tuple(verdict, fc.constantFrom('after', 'hold')), { maxLength: 1 });
    fc.assert(
      fc.property(script, maybe(stop), inputs, outputs, (planned, stopping, before, behind) => {
        const inputGuardrails = before.map(([each, runInParallel], at): InputGuardrail => ({
          name: `in ${at}`,
          runInParallel,
          execute: () => verdictOf(each),
        }));
        const outputGuardrails = behind.map(([each, mode], at): OutputGuardrail => ({
          name: `out ${at}`,
          mode: mode,
          execute: () => verdictOf(each),
        }));
        const each = { script: planned, outputGuardrails, options: { inputGuardrails } };
        const { problems, failure } = take(present({ ...each, stop: stopping }) as unknown as Case);
        expect(problems).toEqual([]);
        const isRefused = before.some(([{ says }, inParallel]) => !inParallel && says === 'trip');
        if (isRefused && !stopping && before.every(([{ says }]) => says === 'trip')) {
          expect(failure).toBe('InputGuardrailTripwireTriggered');
        }
      }),
      runs(2000),
    );
  });

  it('should end whole over all its segments, however it is decided about calls, live or by state', () => {
    const answer = fc.record({
      says: fc.constantFrom('yes', 'no', 'always', 'never again', 'later', 'waits'),
      ms: fc.constantFrom(0, 0, 4),
    });
    const careful = script.map((planned) => ({
      ...planned,
      steps: [{ items: ['call_careful', 'call_ok'], ending: 'completed' } satisfies Step, ...planned.steps],
    }));
    fc.assert(
      fc.property(
        careful,
        fc.array(answer, { minLength: 1 }),
        fc.boolean(),
        maybe(stop),
        (planned, answers, isLive, at) => {
          let asked = 0;
          const next = () => answers[asked++ % answers.length] as (typeof answers)[0];
          const approve = (): ApprovalAnswer | Observable<ApprovalAnswer> => {
            const { says, ms } = next();
            if (says === 'later') return EMPTY;
            if (says === 'waits') return after<ApprovalAnswer>(150, undefined);
            const approved = says === 'yes' || says === 'always';
            const always = says === 'always' || says === 'never again';
            return after<ApprovalAnswer>(ms, { approve: approved, always });
          };
          const each: Case = { script: planned };
          const agent = agentOf(each);
          const session = planned.isSaved ? fakeSession() : undefined;
          const options = { ...OPTIONS, ...(isLive && { approve }), ...(session && { session }) };
          const spent = { requests: 0, reported: 0, tokens: 0 };
          const segment = (input: Parameters<typeof run>[1], resumed: boolean): Ending => {
            const seen = witness((stop$) => run(agent, input, { ...options, stop: stop$ }), at, resumed);
            const ended = endingOf(seen, session, spent);
            spent.requests += seen.requests;
            spent.reported += seen.reported;
            spent.tokens += seen.tokens;
            expect(ended.problems).toEqual([]);
            return ended;
          };
          let ended = segment('Hi', false);
          for (let count = 0; count < 6 && ended.result?.status === 'interrupted'; count++) {
            const { state } = ended.result as unknown as RunResult;
            const decided = state.interruptions.reduce((before, item) => {
              const { says } = next();
              return says === 'yes' || says === 'always' ? before.approve(item) : before.reject(item);
            }, state);
            ended = segment(decided, true);
          }
        },
      ),
      runs(1700),
    );
  });

  it('should leave no rejection to anybody, of promises that settle when the run has ended or is abandoned', async () => {
    const works = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.boolean()), { minLength: 1, maxLength: 4 });
    const leave = fc.constantFrom('stop', 'unsubscribe', 'stay');
    await fc.assert(
      fc.asyncProperty(works, leave, fc.nat({ max: 30 }), async (planned, how, at) => {
        const tools = planned.map(([ticks, fails], index) =>
          tool({
            name: `tool_${index}`,
            description: '',
            parameters: { type: 'object', properties: {}, additionalProperties: false } as const,
            execute: async () => {
              for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
              if (fails) throw new Error('rejected');
              return 'ok';
            },
            errorFunction: null,
          }),
        );
        const model = scriptedModel([tools.map(({ name }) => toolCall(name)), text('Done.')]);
        const agent = new Agent({ name: 'A', model, tools });
        const stop$ = new Subject<void>();
        const endings: unknown[] = [];
        await new Promise<void>((resolve) => {
          let count = 0;
          const subscription = run(agent, 'Hi', { stop: stop$ }).subscribe({
            next: () => {
              if (count++ === at && how === 'stop') stop$.next();
              if (count === at && how === 'unsubscribe') queueMicrotask(() => subscription.unsubscribe());
            },
            error: (thrown: unknown) => endings.push(thrown),
            complete: () => endings.push('complete'),
          });
          setImmediate(resolve);
        });
        await new Promise((resolve) => setImmediate(resolve));
        if (how !== 'unsubscribe') expect(endings).toHaveLength(1);
        expect(endings.every((end) => end === 'complete' || isAgentsError(end))).toBe(true);
      }),
      runs(200),
    );
  });
});
