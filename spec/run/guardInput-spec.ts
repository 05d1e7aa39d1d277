import { concat, EMPTY, merge, NEVER, of, retry, type Observable } from 'rxjs';
import { Agent, MaxTurnsExceededError, type InputGuardrail } from 'rxagents';
import { guardInput } from '../../src/run/guardInput.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { runProgressOf, type RunProgress } from '../../src/run/RunProgress.js';
import { logItems } from '../../src/run/Log.js';
import type { Work } from '../../src/work/Work.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { runEvents } from '../helpers/runEvents.js';
import { seenOf } from '../helpers/seenOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

type Element = Work['turn'];

const PASS = { tripwireTriggered: false };
const TRIP = { tripwireTriggered: true };
const elements = {
  w: { type: 'verdict_awaited' },
  g: { type: 'verdict_given' },
  e: runEvents.m,
  o: { type: 'run_again' },
} as const satisfies Record<string, Element>;
const saying = (answer: unknown, more: Partial<InputGuardrail> = {}): InputGuardrail => ({
  name: 'g',
  execute: () => answer as never,
  ...more,
});
const blocking = (answer: unknown): InputGuardrail => saying(answer, { runInParallel: false });
const input = [{ role: 'user' as const, content: 'Hi' }];

function guarded(
  inputGuardrails: readonly InputGuardrail[],
  turn: Observable<Element> | ((passed$: Observable<never>) => Observable<Element>),
  overrides: Partial<RunEnvironment> = {},
  before: Partial<RunProgress> = {},
): Observable<Element> {
  const env = environment({ inputGuardrails, ...overrides });
  const place = { env, agent: { name: 'A' }, number: 1, key: 'turn-1' };
  const turnOf = typeof turn === 'function' ? turn : () => turn;
  return guardInput({ ...runProgressOf(env.agent, input), ...before }, place, turnOf);
}

describe('guardInput', () => {
  it('should leave the turn as it is where nobody guards the input, or its turn is over', () => {
    const turnOf = jest.fn(() => NEVER);
    expect(guarded([], turnOf)).toBe(NEVER);
    expect(guarded([saying(PASS)], turnOf, {}, { turn: 1 })).toBe(NEVER);
    expect(turnOf.mock.calls).toEqual([[EMPTY], [EMPTY]]);
  });

  it('should ask again where the run was resumed without the verdict', () => {
    expect(seenOf(guarded([saying(PASS)], of(elements.o), {}, { turn: 1, isVerdictAwaited: true }))).toEqual([
      elements.w,
      elements.g,
      elements.o,
      'complete',
    ]);
  });

  it(
    'should ask beside the turn, and say when the verdict is given',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const asked = cold('--(p|)', { p: PASS });
      const turn = cold<Element>('-e-e-(o|)', elements);
      expectObservable(guarded([saying(asked)], turn)).toBe('wege-(o|)', elements);
      expectObservable(guarded([saying(asked)], turn), '^!').toBe('w-', elements);
      expectSubscriptions(asked.subscriptions).toBe(['^-!', '^!']);
      expectSubscriptions(turn.subscriptions).toBe(['^----!', '^!']);
    }),
  );

  it(
    "should hold back the turn's outcome until all have passed",
    marbles(({ cold, expectObservable }) => {
      const [quick, slow] = [cold('-(p|)', { p: PASS }), cold('----(p|)', { p: PASS })];
      const turn = cold<Element>('-e(o|)', elements);
      expectObservable(guarded([saying(slow), saying(quick)], turn)).toBe('we--(go|)', elements);
    }),
  );

  it(
    'should begin the turn when those that block it have passed',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('--(p|)', { p: PASS });
      const beside = cold('-(p|)', { p: PASS });
      const turn = cold<Element>('e--(o|)', elements);
      expectObservable(guarded([saying(beside), blocking(first)], turn)).toBe('w-eg-(o|)', elements);
      expectSubscriptions(first.subscriptions).toBe('^-!');
      expectSubscriptions(beside.subscriptions).toBe('--^!');
      expectSubscriptions(turn.subscriptions).toBe('--^--!');
    }),
  );

  it(
    'should cut the turn at once when one trips or fails, and not begin it where that is before',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const trips = cold('--(t|)', { t: TRIP });
      const fails = cold('-#');
      const turn = cold<Element>('-e--e-(o|)', elements);
      const tripped = expect.objectContaining({
        name: 'InputGuardrailTripwireTriggered',
        result: { guardrail: { type: 'input', name: 'g' }, output: TRIP },
      });
      const failed = expect.objectContaining({ name: 'CallbackError', unit: 'input guardrail "g"' });
      expectObservable(guarded([saying(trips)], turn)).toBe('we#', elements, tripped);
      expectObservable(guarded([saying(fails)], turn)).toBe('w#', elements, failed);
      expectObservable(guarded([blocking(trips)], turn)).toBe('w-#', elements, tripped);
      expectObservable(guarded([saying(TRIP)], turn)).toBe('(w#)', elements, tripped);
      expectSubscriptions(turn.subscriptions).toBe(['^-!', '^!']);
    }),
  );

  it(
    'should let an error of the turn end it at once, and wait for the verdict where a handler may answer',
    marbles(({ cold, expectObservable }) => {
      const asked = cold('---(p|)', { p: PASS });
      const error = new MaxTurnsExceededError(1);
      const turn = cold<Element>('-#', elements, error);
      expectObservable(guarded([saying(asked)], turn)).toBe('w#', elements, error);
      const errorHandlers = { maxTurns: () => ({ finalOutput: 'Sorry.' }) };
      expectObservable(guarded([saying(asked)], turn, { errorHandlers })).toBe('w--(g#)', elements, error);
    }),
  );

  it(
    'should tell the turn when all have passed, also where it asks later',
    marbles(({ cold, expectObservable }) => {
      const asked = cold('--(p|)', { p: PASS });
      const turn = cold<Element>('e-----(o|)', elements);
      expectObservable(guarded([saying(asked)], (passed$) => concat(passed$, turn))).toBe('w-(ge)--(o|)', elements);
      const later = cold<never>('---|');
      expectObservable(guarded([saying(asked)], (passed$) => concat(later, passed$, turn))).toBe(
        'w-ge-----(o|)',
        elements,
      );
    }),
  );

  it(
    'should tell each of two turns that go on side by side, or one after another, when its own have passed',
    marbles(({ cold, expectObservable }) => {
      const asked = cold('--(p|)', { p: PASS });
      const turn = cold<Element>('e-----(o|)', elements);
      const guarded$ = guarded([saying(asked)], (passed$) => concat(passed$, turn));
      expectObservable(guarded$, '^').toBe(' w-(ge)--(o|)', elements);
      expectObservable(guarded$, '-^').toBe('-w-(ge)--(o|)', elements);
      const failing$ = guarded([saying(asked)], (passed$) => merge(cold<never>('-------#'), concat(passed$, turn)));
      expectObservable(failing$.pipe(retry(1))).toBe('w-(ge)-w-(ge)-#', elements);
    }),
  );

  it("should ask the agent's guardrails and the run's with what there is to know, each under a key of its own", () => {
    const { interceptor, units } = unitRecorder();
    const execute = jest.fn(() => PASS);
    const agent = new Agent({ name: 'A', inputGuardrails: [{ name: 'g', execute }] });
    const env = environment({ context: { user: 'Ada' } as never });
    const own = { agent, context: env.context, checks: env.checks, interceptors: [interceptor] };
    seenOf(guarded([{ name: 'g', execute }], of(elements.o), own));
    const told = [{ input, agent: { name: 'A' }, context: { user: 'Ada' } }];
    expect(execute.mock.calls).toEqual([told, told]);
    expect(units).toEqual([
      { kind: 'guardrail', name: 'g', key: 'turn-1/guardrail/input/g', input },
      { kind: 'guardrail', name: 'g', key: 'turn-1/guardrail/input/g-2', input },
    ]);
    const result = { guardrail: { type: 'input', name: 'g' }, output: PASS };
    expect(logItems(env.checks.inputGuardrailResults)).toEqual([result, result]);
  });

  it('should keep the result of one that trips', () => {
    const env = environment();
    seenOf(guarded([saying(TRIP)], of(elements.o), { checks: env.checks }));
    expect(logItems(env.checks.inputGuardrailResults)).toMatchObject([{ output: TRIP }]);
  });
});
