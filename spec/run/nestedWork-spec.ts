import { NEVER, of, throwError, type Observable } from 'rxjs';
import { Agent, BudgetExceededError, type RunEvent, type RunResult } from 'rxagents';
import type { AsToolOptions } from '../../src/agent/agentTool.js';
import { INTERRUPTED, nestedWork } from '../../src/run/nestedWork.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import type { RunProgress } from '../../src/run/RunProgress.js';
import { runStateJsonOf } from '../../src/run/runStateJsonOf.js';
import { environment } from '../helpers/environment.js';
import { fakeSession } from '../helpers/fakeSession.js';
import { marbles } from '../helpers/marbles.js';
import { progressAfter } from '../helpers/progressAfter.js';
import { functionCall } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';

const call = functionCall('a', 'ask');
const inner = new Agent({ name: 'B' });
const begun: RunEvent = { type: 'agent_updated_stream_event', agent: inner };
const finished = (result: Partial<RunResult>): RunEvent => ({
  type: 'run_finished_event',
  result: result as RunResult,
});
const completed = finished({ status: 'completed', finalOutput: 'Hi' });
const nested = (event: RunEvent): unknown => ({ type: 'nested', agent: { name: 'B' }, event });

type Start = (seed: RunProgress, env: RunEnvironment) => Observable<RunEvent>;

function working(
  start: Start,
  options: AsToolOptions<unknown> = {},
  { args = { input: 'Go on' }, ...overrides }: Partial<RunEnvironment> & { readonly args?: unknown } = {},
): Observable<unknown> {
  const made = inner.asTool({ toolName: 'ask', ...options });
  const turn = turnOf({ env: environment({ start: start, ...overrides }) });
  return nestedWork(turn, { ...made, nested: made.nested! }, call, args);
}
const outputOf = (result: Partial<RunResult>, options: AsToolOptions<unknown> = {}): unknown =>
  seenOf(working(() => of(finished(result)), options))[1];

describe('nestedWork', () => {
  it(
    "should be the nested run's events, then its output, and leave the run with its subscriber",
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const events = { a: begun, f: completed };
      const run$ = cold('a--f|', events);
      const values = { a: nested(begun), f: nested(completed), v: { type: 'value', value: 'Hi' } };
      expectObservable(working(() => run$)).toBe('a--f(v|)', values);
      expectObservable(
        working(() => run$),
        '^-!',
      ).toBe('a--', values);
      expectSubscriptions(run$.subscriptions).toBe(['^---!', '^-!']);
    }),
  );

  it('should begin with the text that the model wrote, and be found by the call', () => {
    const start = jest.fn<Observable<RunEvent>, Parameters<Start>>(() => NEVER);
    const env = environment();
    seenOf(working(start, {}, { nested: env.nested }));
    const [seed, own] = start.mock.calls[0]!;
    expect(seed).toMatchObject({ input: [{ role: 'user', content: 'Go on' }], isSaved: false, isLoading: false });
    expect(own).toMatchObject({ agent: inner, keyPrefix: 'turn-1/tool/a/', path: ['A'] });
    expect(env.nested.get('a')).toBe(own);
    expect(own.position.latest).toBe(seed);
  });

  it('should save where it has a session, or the run a checkpoint', () => {
    const start = jest.fn<Observable<RunEvent>, Parameters<Start>>(() => NEVER);
    seenOf(working(start, { runOptions: { session: fakeSession() } }));
    seenOf(working(start, {}, { checkpoint: () => NEVER }));
    expect(start.mock.calls.map(([{ isSaved, isLoading }]) => [isSaved, isLoading])).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  it('should come to the final output, or to what the extractor makes of the result', () => {
    expect(outputOf({ status: 'completed', finalOutput: 'Hi' })).toEqual({ type: 'value', value: 'Hi' });
    const customOutputExtractor = ({ finalOutput }: RunResult) => of(`${String(finalOutput)}!`);
    expect(outputOf({ status: 'completed', finalOutput: 'Hi' }, { customOutputExtractor })).toEqual({
      type: 'value',
      value: 'Hi!',
    });
  });

  it('should have no output where the run waits for approval, and say so where it was stopped', () => {
    const customOutputExtractor = jest.fn();
    expect(outputOf({ status: 'interrupted' }, { customOutputExtractor })).toEqual({
      type: 'value',
      value: INTERRUPTED,
    });
    expect(outputOf({ status: 'stopped' }, { customOutputExtractor })).toEqual({
      type: 'value',
      value: 'Agent "B" was stopped before it had finished.',
    });
    expect(customOutputExtractor).not.toHaveBeenCalled();
  });

  it.each<[string, unknown]>([
    ['no input', {}],
    ['an input that is no text', { input: 1 }],
    ['nothing at all', null],
  ])('should fail as a tool where the model gave %s', (_what, args) => {
    const start = jest.fn();
    expect(seenOf(working(start, {}, { args }))).toEqual([
      expect.objectContaining({
        name: 'ToolCallError',
        callId: 'a',
        cause: expect.objectContaining({
          name: 'UserError',
          message: 'Tool "ask" was called without an input. Give it a text.',
        }),
      }),
    ]);
    expect(start).not.toHaveBeenCalled();
  });

  it('should fail as a tool with its run, and with its extractor', () => {
    const cut = new Error('cut');
    const failing = seenOf(working(() => throwError(() => cut)));
    expect(failing).toEqual([expect.objectContaining({ name: 'ToolCallError', toolName: 'ask', cause: cut })]);
    const customOutputExtractor = (): never => {
      throw cut;
    };
    expect(outputOf({ status: 'completed' }, { customOutputExtractor })).toMatchObject({
      name: 'ToolCallError',
      cause: { name: 'CallbackError', unit: 'customOutputExtractor of agent "B"' },
    });
  });

  it('should pass on what ends the outermost run as it is', () => {
    const spent = new BudgetExceededError('tokens', 1, 2);
    expect(seenOf(working(() => throwError(() => spent)))[0]).toBe(spent);
  });

  it('should refuse to nest deeper than 32 levels, and name the way there', () => {
    const path = Array.from({ length: 31 }, () => 'A');
    const start = jest.fn<Observable<RunEvent>, Parameters<Start>>(() => of(completed));
    expect(seenOf(working(start, {}, { path }))).toEqual([
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringContaining('more than 32 levels deep: A > '),
      }),
    ]);
    expect(start).not.toHaveBeenCalled();
    seenOf(working(start, {}, { path: path.slice(1) }));
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('should go on from the state of a run that was left, and have one that is completed only say so again', () => {
    const start = jest.fn<Observable<RunEvent>, Parameters<Start>>(() => NEVER);
    const left = { ...runStateJsonOf(progressAfter(), environment()), agent: 'B', turn: 2 };
    seenOf(working(start, {}, { resumed: new Map([['a', left]]), args: { input: 'Other' } }));
    const ended = { ...left, status: 'completed', finalOutput: 'Hi' } as const;
    seenOf(working(start, {}, { resumed: new Map([['a', ended]]) }));
    seenOf(working(start, {}, { resumed: new Map([['b', left]]) }));
    expect(start.mock.calls.map(([{ turn, ending, input }]) => [turn, ending, input])).toEqual([
      [2, undefined, left.input],
      [2, { type: 'completed', finalOutput: 'Hi' }, left.input],
      [0, undefined, [{ role: 'user', content: 'Go on' }]],
    ]);
    expect(start.mock.calls[0]![1]).toMatchObject({ firstTurn: 2 });
  });
});
