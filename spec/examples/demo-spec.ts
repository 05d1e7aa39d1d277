import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LLMock } from '@copilotkit/aimock';

const root = join(__dirname, '../..');

describe('demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rxagents-demo-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('should show a handoff, two tools, a structured output and three equal results, without a key', async () => {
    const { code, output } = await ended(start());

    expect(linesOf(output)).toEqual([
      expect.stringMatching(/^No OPENAI_API_KEY: a mock of the OpenAI API answers at http:\/\/127\.0\.0\.1:\d+\/v1$/),
      '? Where is my parcel? Order A-1001 should have been here on Monday.',
      '● Triage',
      'That sounds like a late parcel. Delivery can see every scan, and takes over.',
      '⇢ Triage hands over to Delivery',
      '● Delivery',
      expect.stringMatching(/^✔ find_order {"orderId":"A-1001"} \d\.\d s$/),
      expect.stringMatching(/^✔ track_parcel {"orderId":"A-1001"} [2-9]\.\d s$/),
      'orderId   A-1001',
      'status    late',
      'location  Oslo',
      'arrives   tomorrow',
      'reply     A storm held up the ferry. Your rain jacket is in Oslo and arrives tomorrow.',
      '3 model calls, 617 tokens in, 131 out',
      'One run$, three doors, each with a run of its own',
      expect.stringMatching(/^✔ run\$\.subscribe\(observer\) +completed by Delivery, 8 items, 748 tokens$/),
      expect.stringMatching(/^✔ .* +completed by Delivery, 8 items, 748 tokens$/),
      expect.stringMatching(/^✔ .* +completed by Delivery, 8 items, 748 tokens$/),
      '✔ The three results are equal.',
    ]);
    expect(output).toContain('✔ await lastValueFrom(run$)');
    expect(output).toContain('✔ for await (… of toAsyncIterable(run$))');
    // A pipe is no terminal: no colours, no cursor, no spinner.
    expect(output).not.toContain('\x1b');
    expect(code).toBe(0);
  }, 40_000);

  it('should draw the run that it shows, when it is told where', async () => {
    const path = join(folder, 'demo.svg');
    const { code, output } = await ended(start({}, '--diagram', path));
    const svg = readFileSync(path, 'utf8');

    expect(code).toBe(0);
    expect(output).toContain('✔ The three results are equal.');
    expect(svg).toContain('<desc>3 responses, 2 tool calls, 1 handoff, ');
    expect(svg).toContain('progress: held up by a storm');
  }, 40_000);

  it.each([
    ['while the model writes', '● Triage\n'],
    ['while the tools work', '● Delivery\n'],
    ['while two runs are on their way', 'three doors'],
  ])(
    'should unsubscribe and close its server on Ctrl-C, %s',
    async (_when, awaited) => {
      const demo = start();
      const before = await outputUntil(demo, awaited);
      const interruptedAt = performance.now();
      demo.kill('SIGINT');
      const { code, output } = await ended(demo);

      expect(code).toBe(130);
      expect(output).toContain('Interrupted: unsubscribed.');
      expect(performance.now() - interruptedAt).toBeLessThan(3000);
      await expect(isListening(portIn(before))).resolves.toBe(false);
    },
    40_000,
  );

  it('should talk to the API where there is a key, and expect no two answers of a live model to be the same', async () => {
    let answers = 0;
    const api = new LLMock({ host: '127.0.0.1', port: 0 })
      .onToolResult('call_delivery', () => ({ content: reply(`It is on its way, says answer ${++answers}.`) }))
      .onMessage(/parcel/, { toolCalls: [{ name: 'transfer_to_delivery', arguments: {}, id: 'call_delivery' }] });
    await api.start();
    try {
      const baseURL = `${api.url}/v1`;
      const env = { OPENAI_API_KEY: 'a-key', OPENAI_BASE_URL: baseURL, OPENAI_MODEL: 'some-model' };
      const { code, output } = await ended(start(env));

      expect(linesOf(output)[0]).toBe(`some-model answers at ${baseURL}`);
      expect(linesOf(output).at(-1)).toBe('✔ The three results have one shape (a live model words each of them anew).');
      expect(code).toBe(0);
      expect(api.getRequests()).toHaveLength(6);
      expect(api.getLastRequest()?.headers['authorization']).toBeDefined();
    } finally {
      await api.stop();
    }
  }, 40_000);

  it('should say in a line what keeps it from the API', async () => {
    const api = new LLMock({ host: '127.0.0.1', port: 0 });
    await api.start();
    const baseURL = `${api.url}/v1`;
    await api.stop(); // nobody listens there now
    const { code, output, complained } = await ended(start({ OPENAI_API_KEY: 'a-key', OPENAI_BASE_URL: baseURL }));

    expect(code).toBe(1);
    expect(complained).toBe('');
    expect(linesOf(output).slice(2)).toEqual([
      '● Triage',
      expect.stringMatching(/^✖ ModelError: The call of model "gpt-5-mini" failed: .*ECONNREFUSED.*Check the network/),
    ]);
  }, 40_000);

  it('should end, without a word, where nobody reads on', async () => {
    const demo = start();
    await outputUntil(demo, '● Triage\n');
    demo.stdout.destroy();
    let complained = '';
    demo.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
    await once(demo, 'close');
    expect(complained).toBe('');
  }, 40_000);
});

const reply = (text: string) =>
  JSON.stringify({ orderId: 'A-1001', status: 'on_time', location: 'Kiel', arrives: 'today', reply: text });

function start(variables: NodeJS.ProcessEnv = {}, ...args: readonly string[]) {
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: __, OPENAI_MODEL: ___, ...env } = process.env;
  return spawn(process.execPath, [join(root, 'scripts/start.mjs'), join(root, 'examples/demo.ts'), ...args], {
    cwd: root,
    env: { ...env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
}

type Demo = ReturnType<typeof start>;

async function ended(demo: Demo): Promise<{ code: number | null; output: string; complained: string }> {
  let output = '';
  let complained = '';
  demo.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  demo.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(demo, 'close')) as [number | null];
  return { code, output, complained };
}

function outputUntil(demo: Demo, awaited: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const look = (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes(awaited)) return;
      demo.stdout.off('data', look);
      resolve(output);
    };
    demo.stdout.on('data', look);
    demo.once('close', () => reject(new Error(`The demo ended before it wrote "${awaited}":\n${output}`)));
  });
}

function linesOf(output: string): string[] {
  return output.split('\n').filter((line) => line !== '');
}

function portIn(output: string): number {
  return Number(/127\.0\.0\.1:(\d+)/.exec(output)?.[1]);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
