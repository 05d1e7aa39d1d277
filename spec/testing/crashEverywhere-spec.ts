import { finalize, lastValueFrom, map, NEVER, take, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import * as z from 'zod';
import {
  Agent,
  MemorySession,
  run,
  RunState,
  tool,
  type ModelRequest,
  type RunEvent,
  type RunOptions,
  type RunStateJson,
  type Tool,
  type ToolApprovalItem,
  type ToolCallDetails,
} from 'rxagents';
import {
  crashEverywhere,
  failed,
  scriptedModel,
  text,
  toolCall,
  type CrashError,
  type CrashReport,
  type RunSegment,
  type Script,
} from 'rxagents/testing';

const named = (name: string, execute: () => unknown, more: object = {}): Tool =>
  tool({ name, description: '', parameters: z.object({}), execute, ...more });
const look = () => named('look', () => 'seen');
const SCRIPT: Script = [[toolCall('look'), toolCall('count')], text('Done.', { deltas: 2 })];

interface Setup {
  readonly script?: Script;
  readonly tools?: () => readonly Tool[];
  readonly more?: RunOptions;
}

/** A run of an agent that looks and counts. */
const segmentOf =
  ({ script = SCRIPT, tools = () => [look(), named('count', () => 1)], more }: Setup = {}) =>
  ({ saved, options }: RunSegment): Observable<RunEvent> => {
    const agent = new Agent({ name: 'A', model: scriptedModel(script, { countBy: 'history' }), tools: tools() });
    return run(agent, saved ? RunState.fromJSON(agent, saved) : 'Hi', { ...more, ...options });
  };

/** All that comes of what is synchronous. */
function outcomeOf(report$: Observable<CrashReport>): unknown[] {
  const outcome: unknown[] = [];
  report$.subscribe({
    next: (report) => outcome.push(report),
    error: (error: unknown) => outcome.push(error),
    complete: () => outcome.push('complete'),
  });
  return outcome;
}

const failureOf = (report$: Observable<CrashReport>): CrashError => {
  const [error, ...others] = outcomeOf(report$);
  expect(others).toEqual([]);
  expect(error).toBeInstanceOf(Error);
  return error as CrashError;
};

describe('crashEverywhere', () => {
  it('should tell, synchronously, at how many places the run crashed and came to the same', () => {
    const makeRun = jest.fn(segmentOf());
    const report$ = crashEverywhere(makeRun);
    expect(makeRun).not.toHaveBeenCalled();
    expect(outcomeOf(report$)).toEqual([{ events: 26, checkpoints: 6 }, 'complete']);
    const { calls } = makeRun.mock;
    // Once whole, then from the start to each place and on from there, but for the two where the run had ended.
    expect(calls).toHaveLength(1 + 2 * (26 + 6) - 2);
    expect(calls.filter(([{ saved }]) => saved === undefined).length).toBeGreaterThan(26 + 6);
  });

  it('should take the time that its runs take, one after another', () => {
    const slow = () => [look(), named('count', () => timer(10).pipe(map(() => 1)))];
    new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(({ expectObservable }) => {
      const report$ = crashEverywhere(segmentOf({ tools: slow })).pipe(map(() => 'r'));
      // The whole run, and 32 crashes; at the event of the slow output, which is not saved then, it is waited for twice.
      expectObservable(report$).toBe(`${10 * (1 + 32 + 1)}ms (r|)`);
    });
  });

  it('should wait for what is not synchronous', async () => {
    const tools = () => [look(), named('count', () => Promise.resolve(1))];
    await expect(lastValueFrom(crashEverywhere(segmentOf({ tools })))).resolves.toMatchObject({ checkpoints: 6 });
  });

  it('should stop the run under way when it is unsubscribed', () => {
    let torn = 0;
    const hanging = () => named('count', () => NEVER.pipe(finalize(() => torn++)));
    const subscription = crashEverywhere(segmentOf({ tools: () => [look(), hanging()] })).subscribe();
    expect(torn).toBe(0);
    subscription.unsubscribe();
    expect(torn).toBe(1);
  });

  it('should come to the same error where the run fails', () => {
    const script = [toolCall('look'), failed({ code: 'server_error', message: 'no' })];
    expect(outcomeOf(crashEverywhere(segmentOf({ script })))).toEqual([{ events: 11, checkpoints: 4 }, 'complete']);
  });

  it('should go on from decisions about the calls that wait for approval', () => {
    const tools = () => [named('look', () => 'seen', { needsApproval: true }), named('count', () => 1)];
    const asked: string[] = [];
    const decide = ({ rawItem }: ToolApprovalItem): boolean => asked.push(rawItem.name) > 1;
    expect(outcomeOf(crashEverywhere(segmentOf({ tools }), { decide: () => false }))).toHaveLength(2);
    expect(failureOf(crashEverywhere(segmentOf({ tools }), { decide })).difference).toContain('newItems');
    expect(new Set(asked)).toEqual(new Set(['look']));
  });

  it('should let a run end interrupted where nobody decides', () => {
    const tools = () => [named('look', () => 'seen', { needsApproval: true }), named('count', () => 1)];
    expect(outcomeOf(crashEverywhere(segmentOf({ tools })))).toEqual([{ events: 16, checkpoints: 2 }, 'complete']);
  });

  describe('what no crash touches', () => {
    const withSession = ({ outside: session, ...segment }: RunSegment<MemorySession>) => {
      // What begins again has not said anything yet.
      if (!segment.saved) session.clearSession();
      return segmentOf({ more: { session } })({ ...segment, outside: undefined });
    };
    const outside = () => new MemorySession();

    it('should be the same for all segments of a run, and new for each run', () => {
      const outsideValue = (session: MemorySession) => session.getItems();
      expect(outcomeOf(crashEverywhere(withSession, { outside, outsideValue }))).toHaveLength(2);
    });

    it('should be compared: a tool that is called again for what was not saved writes twice', () => {
      const writes =
        (isIdempotent: boolean) =>
        ({ outside: rows, ...segment }: RunSegment<string[]>) => {
          const execute = (_args: unknown, _context: unknown, { idempotencyKey }: ToolCallDetails) => {
            if (!isIdempotent || !rows.includes(idempotencyKey)) rows.push(idempotencyKey);
          };
          const write = tool({ name: 'look', description: '', parameters: z.object({}), execute });
          const tools = () => [write, named('count', () => 1)];
          return segmentOf({ tools, more: { runId: 'r' } })({ ...segment, outside: undefined });
        };
      const rows = { outside: (): string[] => [], outsideValue: (all: string[]) => all };
      expect(outcomeOf(crashEverywhere(writes(true), rows))).toHaveLength(2);
      expect(failureOf(crashEverywhere(writes(false), rows)).message).toBe(
        'Crashed at event 14 (tool_output of call_1_0) and resumed from state 1, the run is not what it is without a crash: ' +
          'outsideValue has the length 2, not 1. Make in makeRun all that a process makes when it starts, ' +
          'and let it depend on nothing but what is saved.',
      );
    });
  });

  describe('should catch', () => {
    it('a tool with hidden state', () => {
      let hidden = 0;
      const tools = () => [look(), named('count', () => (hidden += 1))];
      const { crashedAt, difference } = failureOf(crashEverywhere(segmentOf({ tools })));
      expect(crashedAt).toBe('event 1 (agent_updated_stream_event of "A")');
      expect(difference).toMatch(/^newItems\.3\.(rawItem\.)?output is "?\d+"?, not "?1"?$/);
    });

    it('a tool that forgets with its process what it needs', () => {
      const tools = () => {
        let seen = 'nothing';
        return [named('look', () => (seen = 'seen')), named('count', () => seen)];
      };
      const { difference, crashedAt } = failureOf(crashEverywhere(segmentOf({ tools })));
      expect(crashedAt).toBe('event 15 (tool_output of call_1_1)');
      expect(difference).toBe('newItems.3.rawItem.output is "nothing", not "seen"');
    });

    it('a model that answers differently', () => {
      let calls = 0;
      const script = ({ input }: ModelRequest) => (input.length === 1 ? SCRIPT[0]! : text(`Answer ${(calls += 1)}.`));
      const { difference } = failureOf(crashEverywhere(segmentOf({ script })));
      expect(difference).toBe('newItems.4.rawItem.content.0.text is "Answer 2.", not "Answer 1."');
    });

    it('a run that starts over, whatever is saved: it calls the model and the tools again', () => {
      const startsOver = (segment: RunSegment) => segmentOf()({ options: segment.options, outside: undefined });
      const { difference, crashedAt } = failureOf(crashEverywhere(startsOver));
      expect(crashedAt).toBe('event 14 (tool_output of call_1_0)');
      expect(difference).toBe('it did model_call "scripted" (turn-1/model) again, whose outcome the state had already');
    });

    it('a tool that is called again, as its output was taken out of the state', () => {
      const forgets = ({ saved, ...segment }: RunSegment) => {
        const state = saved as RunStateJson | undefined;
        const open = state?.open && { open: { ...state.open, outputs: [] } };
        return segmentOf()({ ...segment, ...(state && { saved: { ...state, ...open } }) });
      };
      expect(failureOf(crashEverywhere(forgets)).difference).toBe(
        'it did tool_call "look" (turn-1/tool/call_1_0) again, whose outcome the state had already',
      );
    });

    it('a run that goes on from the history in place of the state: it does not tell all that it did', () => {
      const fromHistory = ({ saved, options }: RunSegment) => {
        const agent = new Agent({ name: 'A', model: scriptedModel(SCRIPT, { countBy: 'history' }), tools: [look()] });
        return run(agent, (saved as RunStateJson | undefined)?.history ?? 'Hi', options);
      };
      expect(failureOf(crashEverywhere(fromHistory)).difference).toMatch(/^it (did|is)/);
    });

    it('a state that the agents do not fit', () => {
      const makeRun = ({ saved, options }: RunSegment) => {
        const model = scriptedModel([text('Hello.')], { countBy: 'history' });
        const agent = new Agent({ name: saved ? 'B' : 'A', model });
        return run(agent, saved ? RunState.fromJSON(agent, saved) : 'Hi', options);
      };
      expect(failureOf(crashEverywhere(makeRun)).difference).toBe(
        'it is failed with UserError: The state cannot be resumed: agent "B" cannot reach its agent "A". ' +
          'Use the agents it was made with, and do not change it., not completed',
      );
    });

    it('a run that saves nothing', () => {
      const error = failureOf(crashEverywhere(({ outside }) => segmentOf()({ options: {}, outside })));
      expect(error.name).toBe('UserError');
      expect(error.message).toContain('run(agent, input, { ...options })');
    });

    it('what is no run', () => {
      const savesOnly = (segment: RunSegment) => segmentOf()(segment).pipe(take(5));
      expect(failureOf(crashEverywhere(savesOnly)).name).toBe('UserError');
      const cutShort = (segment: RunSegment) => segmentOf()(segment).pipe(take(20));
      expect(outcomeOf(crashEverywhere(cutShort))).toHaveLength(1);
    });
  });
});
