import { map, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import * as z from 'zod';
import {
  Agent,
  MemorySession,
  run,
  RunState,
  tool,
  type RunEvent,
  type RunOptions,
  type ToolApprovalItem,
} from 'rxagents';
import {
  assertRunGrammar,
  crashEverywhere,
  reasoning,
  scriptedModel,
  strictHistory,
  text,
  toolCall,
  type CrashOptions,
  type CrashReport,
  type RunSegment,
  type ScriptedStep,
} from 'rxagents/testing';

const worksFor = (ms: number) => (name: string, more: object) =>
  tool({
    name,
    description: '',
    parameters: z.object({}),
    execute: () => (ms === 0 ? name : timer(ms).pipe(map(() => name))),
    ...more,
  });

const modelOf = (name: string, steps: readonly ScriptedStep[], chunkDelayMs: number) =>
  strictHistory(scriptedModel(steps, { name, countBy: 'history', chunkDelayMs }));

/** A team: two tools and an agent as a tool at once, which has a tool that needs approval; then a handoff, and a tool of the other agent. */
const teamFor = ({ chunkDelayMs = 0, toolMs = 0 } = {}): Agent => {
  const works = worksFor(toolMs);
  const [look, pay] = [works('look', {}), works('pay', { needsApproval: true })];
  const inner = new Agent({
    name: 'Inner',
    model: modelOf('inner', [[toolCall('pay'), toolCall('look')], text('Paid.')], chunkDelayMs),
    tools: [pay, look],
  });
  const model = modelOf(
    'outer',
    [
      [reasoning('Hm.'), toolCall('look'), toolCall('inner', { input: 'Pay.' }), toolCall('pay')],
      [text('Over to B.'), toolCall('transfer_to_b')],
      toolCall('look'),
      text('Done.', { deltas: 2 }),
    ],
    chunkDelayMs,
  );
  const b = new Agent({ name: 'B', model, tools: [look] });
  return new Agent({ name: 'A', model, tools: [look, pay, inner.asTool()], handoffs: [b] });
};

const segment =
  (make: () => Agent, more: RunOptions = {}) =>
  ({ saved, options }: RunSegment<unknown>): Observable<RunEvent> => {
    const agent = make();
    const run$ = run(agent, saved ? RunState.fromJSON(agent, saved) : 'Hi', { ...more, ...options });
    return run$.pipe(assertRunGrammar({ resumed: saved !== undefined }));
  };

/** What comes of it in virtual time; what it errors with is thrown. */
function reportOf(report$: Observable<CrashReport>): CrashReport | undefined {
  let report: CrashReport | undefined;
  let thrown: unknown;
  new TestScheduler(() => undefined).run(({ flush }) => {
    report$.subscribe({ next: (value) => (report = value), error: (error: unknown) => (thrown = error) });
    flush();
  });

  if (thrown !== undefined) throw thrown;
  return report;
}

describe('resume at every step boundary, and from a crash at every event', () => {
  const decide: NonNullable<CrashOptions['decide']> = () => true;

  it('tools, a handoff and a nested approval, decided by state', () => {
    const report = reportOf(
      crashEverywhere(
        segment(() => teamFor()),
        { decide },
      ),
    );
    expect(report?.events).toBeGreaterThan(60);
    expect(report?.checkpoints).toBeGreaterThan(12);
  });

  it('tools, a handoff and a nested approval, decided live', () => {
    const live = { approve: () => true };
    expect(reportOf(crashEverywhere(segment(() => teamFor(), live)))?.checkpoints).toBeGreaterThan(10);
  });

  it('calls that are rejected, with what the model is told', () => {
    const rejected = { decide: ({ agent }: ToolApprovalItem) => agent.name === 'Inner' };
    expect(
      reportOf(
        crashEverywhere(
          segment(() => teamFor()),
          rejected,
        ),
      ),
    ).toBeDefined();
  });

  it('everything takes time: crashes in the middle of answers and of tools', () => {
    const timed = () => teamFor({ chunkDelayMs: 1, toolMs: 5 });
    expect(reportOf(crashEverywhere(segment(timed), { decide }))).toBeDefined();
    expect(reportOf(crashEverywhere(segment(timed, { approve: () => timer(3).pipe(map(() => true)) })))).toBeDefined();
  });

  it('nested runs side by side, one of which saves while the other is in the middle of an answer', () => {
    const timed = () => {
      const works = worksFor(2);
      const expert = (name: string, chunkDelayMs: number) =>
        new Agent({
          name,
          model: modelOf(name, [[text('Let me see.'), toolCall('look')], text(`${name} says so.`)], chunkDelayMs),
          tools: [works('look', {})],
        });
      const [fast, slow] = [expert('fast', 1), expert('slow', 5)];
      const both = [toolCall('fast', { input: 'x' }), toolCall('slow', { input: 'x' })];
      return new Agent({
        name: 'A',
        model: modelOf('outer', [both, text('Done.')], 1),
        tools: [fast.asTool(), slow.asTool()],
      });
    };
    expect(reportOf(crashEverywhere(segment(timed)))?.checkpoints).toBeGreaterThan(8);
  });

  it('a nested run that fails: it fails again, and its caller is told the same', () => {
    const failing = (): Agent => {
      const inner = new Agent({ name: 'Inner', model: modelOf('inner', [toolCall('gone'), text('Never mind.')], 0) });
      const model = modelOf('outer', [toolCall('inner', { input: 'Go.' }), text('It failed.')], 0);
      return new Agent({ name: 'A', model, tools: [inner.asTool()] });
    };
    expect(reportOf(crashEverywhere(segment(failing)))?.checkpoints).toBe(6);
  });

  it('a session: nothing is missing in it, and nothing twice', () => {
    const report$ = crashEverywhere(
      ({ outside: session, ...rest }: RunSegment<MemorySession>) => {
        // What begins again has not said anything yet.
        if (rest.saved === undefined) session.clearSession();
        return segment(() => teamFor(), { session })({ ...rest, outside: undefined });
      },
      { decide, outside: () => new MemorySession(), outsideValue: (session) => session.getItems() },
    );
    expect(reportOf(report$)).toBeDefined();
  });
});
