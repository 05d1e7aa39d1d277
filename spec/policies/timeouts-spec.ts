import { asyncScheduler, NEVER, of, tap, type Observable } from 'rxjs';
import { RunTimeoutError, timeouts, type ModelEvent, type RunEvent, type Work } from 'rxagents';
import { marbles } from '../helpers/marbles.js';
import { ended, textDelta } from '../helpers/rawEvents.js';
import { unitOf } from '../helpers/unitOf.js';

const value: Work['tool_call'] = { type: 'value', value: 'ok' };
const events = { d: textDelta('Hi'), l: ended() };
const expired = (scope: RunTimeoutError['scope'], ms: number, what: string) => new RunTimeoutError(scope, ms, what);

describe('timeouts', () => {
  it(
    'should limit a tool call, a turn and a run as a whole',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const limit = timeouts({ tool: 3, turn: 4, run: 5 });
      const tool = cold('-p-----v|', { p: { type: 'progress', data: 1 }, v: value } as const);
      const progress = { p: { type: 'progress', data: 1 } } as const;
      const slow = cold<RunEvent>('');
      expectObservable(limit(unitOf('tool_call'), tool)).toBe(
        '-p-#',
        progress,
        expired('tool', 3, 'tool_call "look_up"'),
      );
      expectSubscriptions(tool.subscriptions).toBe('^--!');
      expectObservable(limit(unitOf('turn', { name: 'A' }), slow)).toBe('----#', {}, expired('turn', 4, 'turn "A"'));
      expectObservable(limit(unitOf('run', { name: 'A' }), slow)).toBe('-----#', {}, expired('run', 5, 'run "A"'));
      expectSubscriptions(slow.subscriptions).toBe(['^---!', '^----!']);
    }),
  );

  it(
    'should limit the silence of a model',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const limit = timeouts({ firstEvent: 5, idle: 3 });
      const [silent, stalled] = [cold<ModelEvent>(''), cold<ModelEvent>('----d', events)];
      const name = 'gpt-x';
      expectObservable(limit(unitOf('model_call', { name }), silent)).toBe(
        '-----#',
        {},
        expired('firstEvent', 5, 'model_call "gpt-x"'),
      );
      expectObservable(limit(unitOf('model_call', { name }), stalled)).toBe(
        '----d--#',
        events,
        expired('idle', 3, 'model_call "gpt-x"'),
      );
      expectSubscriptions(silent.subscriptions).toBe('^----!');
      expectSubscriptions(stalled.subscriptions).toBe('^------!');
      expectObservable(limit(unitOf('model_call'), cold('---d--d--l|', events))).toBe('---d--d--l|', events);
    }),
  );

  it(
    'should leave with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('------v', { v: value });
      expectObservable(timeouts({ tool: 4 })(unitOf('tool_call'), work), '^--!').toBe('---');
      expectSubscriptions(work.subscriptions).toBe('^--!');
    }),
  );

  it.each(['tool_call', 'turn', 'run', 'model_call'] as const)('should keep no timer behind a %s', (kind) => {
    const limit = timeouts({ tool: 9, turn: 9, run: 9, firstEvent: 9, idle: 9 });
    const schedule = jest.spyOn(asyncScheduler, 'schedule');
    limit(unitOf(kind), of(events.l) as Observable<never>).subscribe();
    const subscription = limit(unitOf(kind), NEVER).subscribe();
    const timers = schedule.mock.results.map(({ value: timer }) => timer as { closed: boolean });
    schedule.mockRestore();
    expect(timers.filter(({ closed }) => !closed)).toHaveLength(1);
    subscription.unsubscribe();
    expect(timers.filter(({ closed }) => !closed)).toEqual([]);
  });

  it('should let an interceptor inside see that the work has completed, and not that it was left', () => {
    const seen: string[] = [];
    const work$ = of(value).pipe(
      tap({ complete: () => seen.push('complete'), unsubscribe: () => seen.push('unsubscribe') }),
    );
    timeouts({ tool: 9 })(unitOf('tool_call'), work$).subscribe();
    expect(seen).toEqual(['complete']);
  });

  it('should leave alone what has no limit', () => {
    const work$ = of(value);
    expect(timeouts({ turn: 1, run: 1, idle: 1 })(unitOf('tool_call'), work$)).toBe(work$);
    expect(timeouts({ turn: 1, run: 1, idle: 1 })(unitOf('session'), work$)).toBe(work$);
    const model$ = of(events.l);
    expect(timeouts({ tool: 1 })(unitOf('model_call'), model$)).toBe(model$);
  });

  it.each([{ run: NaN }, { idle: -1 }, { tool: '5' as never }])('should refuse %j', (limits) => {
    const message = expect.stringContaining('of timeouts() must be a number');
    expect(() => timeouts(limits)).toThrow(expect.objectContaining({ name: 'UserError', message }));
  });

  it('should refuse a limit that it does not know', () => {
    const message = 'timeouts() has no total. It takes firstEvent, idle, turn, run, tool.';
    expect(() => timeouts({ run: 1, total: 2 } as never)).toThrow(
      expect.objectContaining({ name: 'UserError', message }),
    );
  });
});
