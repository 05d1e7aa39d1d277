import { getEventListeners } from 'node:events';
import { LLMock } from '@copilotkit/aimock';
import { catchError, last, lastValueFrom, map, mergeMap, of, range, toArray, type Observable } from 'rxjs';
import * as z from 'zod';
import { Agent, isAgentsError, retry, run, tool, type Model, type RunEvent, type RunResult } from 'rxagents';
import { openai } from 'rxagents/openai';
import { assertRunGrammar, strictHistory } from 'rxagents/testing';
import { eventually } from './helpers/serve.js';

const RUNS = 1_000;
const AT_ONCE = 50;

/** How often a request fails, of 100, and the headers that make the server do it: 30 in all. */
const CHAOS: readonly (readonly [share: number, headers: Record<string, string>])[] = [
  [9, { 'x-aimock-chaos-drop': '1' }],
  [3, { 'x-aimock-chaos-ratelimit': '1' }],
  [6, { 'x-aimock-chaos-malformed': '1' }],
  [5, { 'x-aimock-chaos-disconnect': '1' }],
  [7, { 'x-aimock-context': 'cut' }],
];

/** Numbers from 0 to 1, the same each time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** What is to befall a request, if anything. */
function misfortuneOf(number: number): Record<string, string> {
  let share = number * 100;
  for (const [each, headers] of CHAOS) {
    if (share < each) return headers;
    share -= each;
  }
  return {};
}

const call = { toolCalls: [{ name: 'add', arguments: { a: 40, b: 2 }, id: 'call_add' }] };
const words = { content: 'It is 42, as so often.' };

function chaoticServer(): LLMock {
  return new LLMock({ host: '127.0.0.1', port: 0, chunkSize: 4 })
    .on({ toolCallId: 'call_add', context: 'cut' }, words, { truncateAfterChunks: 4 })
    .on({ userMessage: /40/, context: 'cut' }, call, { truncateAfterChunks: 3 })
    .onToolResult('call_add', words)
    .onMessage(/40/, call);
}

/** What keeps this process alive, but for what it was born with. */
function resourcesOf(kind: RegExp): string[] {
  return process.getActiveResourcesInfo().filter((each) => kind.test(each));
}

const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

describe('1,000 runs against a server of which 30 % of the answers fail', () => {
  const server = chaoticServer();
  beforeAll(() => {
    process.on('unhandledRejection', onUnhandled);
    return server.start();
  });
  afterAll(() => void process.off('unhandledRejection', onUnhandled));

  it('should each end in the right result or in one typed error, and leave nothing behind', async () => {
    const before = { timers: resourcesOf(/Timeout/).length, sockets: resourcesOf(/TCPSocket/).length };
    const next = numbersFrom(42);
    const misfortunes = new Map<string, number>();
    const signals: AbortSignal[] = [];
    const chaotic: typeof fetch = (url, init) => {
      const misfortune = misfortuneOf(next());
      const [name = 'none'] = Object.keys(misfortune);
      misfortunes.set(name, (misfortunes.get(name) ?? 0) + 1);
      const headers = new Headers(init?.headers);
      Object.entries(misfortune).forEach(([key, value]) => headers.set(key, value));
      return fetch(url, { ...init, headers });
    };
    const wire = openai('gpt-x', { apiKey: 'none', baseURL: `${server.url}/v1`, maxRetries: 0, fetch: chaotic });
    const model: Model = {
      name: wire.name,
      stream: (request) => {
        signals.push(request.signal);
        return wire.stream(request);
      },
    };
    let added = 0;
    const add = tool({
      name: 'add',
      description: '',
      parameters: z.object({ a: z.number(), b: z.number() }),
      execute: ({ a, b }) => {
        added += 1;
        return a + b;
      },
    });
    const interceptors = [retry({ count: 3, delayMs: 2 })];
    const started = (): Observable<RunEvent> => {
      // A conversation of its own for each, whose history is checked at each call.
      const agent = new Agent({ name: 'A', model: strictHistory(model), tools: [add] });
      return run(agent, 'What is 40 and 2?', { interceptors }).pipe(assertRunGrammar());
    };
    const endings = await lastValueFrom(
      range(0, RUNS).pipe(
        mergeMap(
          () =>
            started().pipe(
              last(),
              map((event) => (event.type === 'run_finished_event' ? event.result : event)),
              catchError((error: unknown) => of(error)),
            ),
          AT_ONCE,
        ),
        toArray(),
      ),
    );

    expect(endings).toHaveLength(RUNS);
    const errors = endings.filter(isAgentsError);
    const results = endings.filter((each) => !isAgentsError(each)) as RunResult[];
    for (const result of results) {
      expect(result).toMatchObject({ status: 'completed', finalOutput: words.content });
      expect(result.history.map(({ type = 'message' }) => type)).toEqual([
        'message',
        'function_call',
        'function_call_output',
        'message',
      ]);
    }
    // Some run out of retries, and few do.
    expect(errors.length).toBeLessThan(RUNS / 20);
    for (const error of errors) {
      expect(error.name).toBe('ModelError');
      expect(error.partial?.status).toBe('failed');
    }
    // What was answered was worked on once.
    const isAdded = ({ history = [] }: Partial<RunResult>) =>
      history.some(({ type }) => type === 'function_call_output');
    expect(added).toBe(results.length + errors.filter(({ partial }) => isAdded((partial ?? {}) as RunResult)).length);

    const total = [...misfortunes.values()].reduce((sum, count) => sum + count, 0);
    expect(misfortunes.size).toBe(CHAOS.length + 1);
    expect(1 - (misfortunes.get('none') ?? 0) / total).toBeCloseTo(0.3, 1);

    expect(signals.filter((signal) => getEventListeners(signal, 'abort').length > 0)).toEqual([]);
    await server.stop();
    await eventually(() => resourcesOf(/TCPSocket/).length <= before.sockets);
    await eventually(() => resourcesOf(/Timeout/).length <= before.timers);
    expect(unhandled).toEqual([]);
  }, 120_000);
});
