import { defer, of, throwError, type Observable } from 'rxjs';
import { budget, type BudgetLimits, type Interceptor, type ModelEvent, type OnBudgetHit } from 'rxagents';
import { marbles } from '../helpers/marbles.js';
import { created, ended, textDelta } from '../helpers/rawEvents.js';
import { unitOf } from '../helpers/unitOf.js';

const ofTokens = (total_tokens: number) => ({ input_tokens: total_tokens, output_tokens: 0, total_tokens }) as never;
const response = (tokens: number, type?: 'response.failed' | 'response.incomplete'): ModelEvent =>
  ended({ usage: ofTokens(tokens) }, type);
const mine = { runId: 'run_1' };

/** A run's calls of a model and of tools, one by one: how each one ends. */
function unitsOf(limits: BudgetLimits, onHit?: OnBudgetHit, interceptor = budget(limits, onHit)) {
  const work = (kind: 'model_call' | 'tool_call', work$: Observable<unknown>, run: object): unknown => {
    const stop = jest.fn();
    let ending: unknown = 'waits';
    const unit = unitOf(kind, { stop, run: run as never });
    (interceptor as (unit: unknown, work$: Observable<unknown>) => Observable<unknown>)(unit, work$).subscribe({
      error: (error: unknown) => (ending = error),
      complete: () => (ending = 'done'),
    });
    return stop.mock.calls.length > 0 ? 'stopped' : ending;
  };
  return {
    call: (event$: ModelEvent | Observable<ModelEvent>, run = mine) =>
      work('model_call', 'type' in event$ ? of(textDelta('Hi'), event$) : event$, run),
    tool: (run = mine) => work('tool_call', of({ type: 'value', value: { usage: ofTokens(99) } }), run),
  };
}

describe('budget', () => {
  it('should look at tokens before each unit, so that it is overspent by one model call at most', () => {
    const { call, tool } = unitsOf({ tokens: 10 });
    expect([call(response(9)), tool(), call(response(100)), tool(), call(response(1))]).toEqual([
      'done',
      'done',
      'done',
      'stopped',
      'stopped',
    ]);
  });

  it('should count turns before model calls, and tool calls before tool calls', () => {
    const turns = unitsOf({ turns: 1 });
    expect([turns.call(response(1)), turns.tool(), turns.call(response(1))]).toEqual(['done', 'done', 'stopped']);
    const tools = unitsOf({ toolCalls: 1 });
    expect([tools.tool(), tools.call(response(1)), tools.tool()]).toEqual(['done', 'done', 'stopped']);
  });

  it('should count a call that fails, and not the tokens that nobody reports', () => {
    const { call } = unitsOf({ turns: 2, tokens: 1 });
    expect(call(throwError(() => 'cut'))).toBe('cut');
    expect([call(ended()), call(ended())]).toEqual(['done', 'stopped']);
  });

  it('should count what each kind of last event reports, and no other event', () => {
    const started = { ...created(), response: { usage: ofTokens(50) } } as never;
    for (const type of [undefined, 'response.failed', 'response.incomplete'] as const) {
      const { call } = unitsOf({ tokens: 10 });
      expect([call(of(started, response(9, type))), call(response(1, type)), call(response(1))]).toEqual([
        'done',
        'done',
        'stopped',
      ]);
    }
  });

  it('should count cost as you do', () => {
    const price = jest.fn(({ inputTokens }: { inputTokens: number }) => inputTokens / 10);
    const { call } = unitsOf({ cost: { limit: 1.5, of: price } });
    expect([call(response(10)), call(response(10)), call(response(10))]).toEqual(['done', 'done', 'stopped']);
    expect(price).toHaveBeenCalledWith(expect.objectContaining({ inputTokens: 10, totalTokens: 10 }));
  });

  it.each<[() => number, object]>([
    [() => NaN, { name: 'UserError', message: 'The cost of budget() must be a number from 0.' }],
    [() => -1, { name: 'UserError' }],
    [() => raise('no prices'), { name: 'CallbackError', unit: 'interceptor budget({ cost })' }],
  ])('should fail where the price is none: %s', (of, error) => {
    expect(unitsOf({ cost: { limit: 1, of } }).call(response(10))).toMatchObject(error);
  });

  it('should fail with what is used up', () => {
    const { call } = unitsOf({ tokens: 10 }, 'fail');
    call(response(12));
    expect(call(response(1))).toMatchObject({ name: 'BudgetExceededError', kind: 'tokens', limit: 10, spent: 12 });
  });

  it('should ask at each limit that is hit', () => {
    const onHit = jest.fn(() => true);
    const { call } = unitsOf({ turns: 1, tokens: 5, cost: { limit: 100, of: () => 1 } }, onHit);
    expect([call(response(7)), call(response(7)), call(response(7))]).toEqual(['done', 'done', 'done']);
    expect(onHit.mock.calls).toEqual([
      [{ kind: 'turns', limit: 1, spent: 1 }],
      [{ kind: 'tokens', limit: 5, spent: 7 }],
      [{ kind: 'turns', limit: 2, spent: 2 }],
      [{ kind: 'tokens', limit: 10, spent: 14 }],
    ]);
  });

  it('should have one budget for each run, whatever is nested in it', () => {
    const { call } = unitsOf({ turns: 1 });
    expect([call(response(1)), call(response(1), { runId: 'run_1' }), call(response(1))]).toEqual([
      'done',
      'done',
      'stopped',
    ]);
  });

  it(
    'should hold a unit until somebody has decided, and leave with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [work, answer] = [cold('-(l|)', { l: ended() }), cold('--(y|)', { y: true })];
      const interceptor: Interceptor = budget({ turns: 0 }, () => answer);
      const call$ = defer(() => interceptor(unitOf('model_call', { run: { runId: 'x' } }), work));
      expectObservable(call$).toBe('---(l|)', { l: ended() });
      expectObservable(call$, '^!').toBe('-');
      expectSubscriptions(work.subscriptions).toBe('--^!');
      expectSubscriptions(answer.subscriptions).toBe(['^-!', '^!']);
    }),
  );

  it('should leave all other work alone', () => {
    const work$ = of({ type: 'value', value: 1 }) as Observable<never>;
    for (const kind of ['run', 'turn', 'session', 'callback'] as const)
      expect(budget({ turns: 0 })(unitOf(kind), work$)).toBe(work$);
  });

  it.each<BudgetLimits>([
    { tokens: NaN },
    { turns: -1 },
    { toolCalls: '3' as never },
    { cost: { limit: NaN, of: () => 1 } },
  ])('should refuse %j', (limits) => {
    const message = expect.stringContaining('of budget() must be a number');
    expect(() => budget(limits)).toThrow(expect.objectContaining({ name: 'UserError', message }));
  });

  it('should refuse a limit that it does not know', () => {
    const message = 'budget() has no maxTokens. It takes tokens, turns, toolCalls, cost.';
    expect(() => budget({ maxTokens: 1 } as never)).toThrow(expect.objectContaining({ name: 'UserError', message }));
  });
});

function raise(message: string): never {
  throw new Error(message);
}
