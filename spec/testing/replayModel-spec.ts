import { merge, NEVER, retry, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { Agent, intercept, ModelError, run, tool, type Model, type RunEvent, type RunOptions } from 'rxagents';
import {
  assertRunGrammar,
  error,
  marbleModel,
  marbleTool,
  recordModel,
  replayModel,
  scriptedModel,
  text,
  toolCall,
  type ReplayOptions,
} from 'rxagents/testing';
import { modelRequest } from '../helpers/modelRequest.js';

/** What a run gives in virtual time: its events with their frames, as JSON, and its ending. */
function timelineIn(make: () => Observable<RunEvent>): string[] {
  const lines: string[] = [];
  const scheduler = new TestScheduler(() => undefined);
  scheduler.run(({ flush }) => {
    const note = (what: unknown): void => void lines.push(`${scheduler.now()} ${JSON.stringify(what)}`);
    make().subscribe({
      next: note,
      error: (thrown: unknown) => {
        const { name, message, partial } = thrown as ModelError;
        note({ name, message, partial });
      },
      complete: () => note('complete'),
    });
    flush();
  });
  return lines;
}

/** Two calls of an agent as a tool side by side would need its runs; two tools stand for their times here. */
const agentOf = (model: Model) =>
  new Agent({ name: 'A', model, tools: [marbleTool('fast', '5ms (x|)'), marbleTool('slow', '50ms (y|)')] });
const scripts: Record<string, { model: () => Model; options?: RunOptions }> = {
  'a run of three turns': {
    model: () =>
      marbleModel(['--a-b-|', '20ms b-|', '-H--i|'], { a: toolCall('fast'), b: toolCall('slow'), H: 'Hel', i: 'lo' }),
  },
  'a run that fails': { model: () => marbleModel('--H--#', undefined, new ModelError('busy', { status: 503 })) },
  'a run whose model throws what is no error of this library': {
    model: () => marbleModel('--H--#', undefined, new TypeError('fetch failed')),
  },
  'a run that is stopped': { model: () => marbleModel('--H 10s i|'), options: { stop: timer(1_000) } },
  'a run that is tried again': {
    model: () => scriptedModel([error(new Error('ECONNRESET'), text('Half')), text('Whole')], { chunkDelayMs: 7 }),
    options: { interceptors: [intercept('model_call', () => retry({ count: 1, delay: 500 }))] },
  },
};

describe('replayModel', () => {
  it.each(Object.entries(scripts))('should replay %s exactly, in virtual time', (_what, { model, options = {} }) => {
    const runWith = (answering: Model) => () =>
      run(agentOf(answering), 'Hi', { runId: 'run_1', ...options, generateId: (prefix) => `${prefix}_x` }).pipe(
        assertRunGrammar(),
      );
    const lines: string[] = [];
    const live = timelineIn(runWith(recordModel(model(), (line) => lines.push(line))));
    expect(live.length).toBeGreaterThan(5);
    expect(timelineIn(runWith(replayModel(lines, { timing: 'recorded' })))).toEqual(live);
    expect(timelineIn(runWith(replayModel(lines.join('\n'), { timing: 'recorded' })))).toEqual(live);
  });

  const cassette = (() => {
    const lines: string[] = [];
    const model = recordModel(marbleModel(['--H 98ms i|']), (line) => lines.push(line));
    timelineIn(() => run(new Agent({ name: 'A', model }), 'Hi'));
    return lines;
  })();

  it.each<[string, ReplayOptions | undefined, string]>([
    ['at once', undefined, '0'],
    ['at once', { timing: 'instant' }, '0'],
    ['at once', { timing: 0 }, '0'],
    ['ten times as fast', { timing: 0.1 }, '10'],
    ['at half the speed', { timing: 2 }, '204'],
  ])('should replay %s', (_what, options, end) => {
    const lines = timelineIn(() => run(new Agent({ name: 'A', model: replayModel(cassette, options) }), 'Hi'));
    expect(lines.at(-1)).toBe(`${end} "complete"`);
  });

  it('should need no scheduler where all comes at once', () => {
    const schedule = jest.fn();
    const events: unknown[] = [];
    const request = modelRequest({ scheduler: { now: () => 0, schedule } });
    (replayModel(cassette).stream(request) as Observable<unknown>).subscribe((event) => events.push(event));
    expect(events).toHaveLength(9);
    expect(schedule).not.toHaveBeenCalled();
  });

  it('should complete where the recorded model did, and only there', () => {
    const endOf = (...lines: string[]): string => {
      let end = 'none';
      const event$ = replayModel([cassette[0] ?? '', ...lines]).stream(modelRequest()) as Observable<unknown>;
      event$.subscribe({ complete: () => (end = 'complete') }).unsubscribe();
      return end;
    };
    const event = '{"call":0,"at":0,"event":{"type":"response.created"}}';
    expect(endOf(event, '{"call":0,"at":1,"end":"complete"}')).toBe('complete');
    expect(endOf(event, '{"call":0,"at":1,"end":"unsubscribed"}')).toBe('none');
    expect(endOf(event)).toBe('none');
  });

  it('should replay calls that overlap, each its own', () => {
    const lines: string[] = [];
    const both = (model: Model) => () =>
      merge(
        run(new Agent({ name: 'A', model }), 'Hi', { runId: 'a' }),
        run(new Agent({ name: 'B', model }), 'Hi', { runId: 'b' }),
      );
    const live = timelineIn(both(recordModel(marbleModel(['--H--i|', '-a-b-c-|']), (line) => lines.push(line))));
    expect(lines.map((line) => (JSON.parse(line) as { call: number }).call).join('')).toMatch(/01+0+1+0/);
    expect(timelineIn(both(replayModel(lines, { timing: 'recorded' })))).toEqual(live);
  });

  it('should hang where the recording broke off', () => {
    const broken = cassette.slice(0, 4);
    expect(timelineIn(() => run(new Agent({ name: 'A', model: replayModel(broken) }), 'Hi')).at(-1)).not.toContain(
      'complete',
    );
    expect(
      timelineIn(() => run(new Agent({ name: 'A', model: replayModel(broken) }), 'Hi', { stop: timer(9) })).at(-1),
    ).toBe('9 "complete"');
  });

  /** The message that a run with the model ends with. */
  const failureOf = (model: Model, more: object = {}): string => {
    let message = '';
    run(new Agent({ name: 'A', model, ...more }), 'Hi', { stop: NEVER }).subscribe({
      error: (thrown: unknown) => (message = (thrown as Error).message),
    });
    return message;
  };

  it('should name a call that the cassette does not have', () => {
    const model = replayModel(cassette);
    expect(failureOf(model)).toBe('');
    expect(failureOf(model)).toBe('The cassette has 1 call(s), but call 2 was made. Record it again.');
    expect(failureOf(replayModel(''))).toBe('The cassette has 0 call(s), but call 1 was made. Record it again.');
  });

  it('should name a call that does not fit', () => {
    const clock = tool({
      name: 'clock',
      description: '',
      parameters: { type: 'object' },
      strict: false,
      execute: () => 1,
    });
    expect(failureOf(replayModel(cassette), { tools: [clock] })).toBe(
      'Call 1 of the cassette does not fit: the request has the tools clock, but was recorded with none. Record it again.',
    );
    expect(failureOf(replayModel(cassette), { instructions: 'Others.', modelSettings: { temperature: 1 } })).toBe('');
  });

  it('should refuse at once what it cannot read', () => {
    expect(() => replayModel('{')).toThrow('Line 1 of the cassette cannot be read: it is not JSON.');
    expect(() => replayModel(cassette, { timing: Infinity })).toThrow('timing is Infinity.');
    expect(() => replayModel(cassette, { timing: -1 })).toThrow(
      "timing is -1. Give 'recorded', 'instant', or a factor of the recorded times from 0.",
    );
  });

  it('should have the name of the recorded model', () => {
    expect([replayModel(cassette).name, replayModel('').name]).toEqual(['marbles', 'replay']);
  });
});
