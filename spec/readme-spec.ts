import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LLMock } from '@copilotkit/aimock';
import ts from 'typescript';

const root = join(__dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** What the snippets that import nothing of their own go on from. */
const PRELUDE = `
import { Agent, fromAbortSignal, intercept, isAgentsError, lastValueFrom, MemorySession, progress, run, textDeltas, tool } from 'rxagents';
import { openai } from 'rxagents/openai';
import { marbleDiagram } from 'rxagents/testing';
import { concat, defer, of, pipe, retry, share, tap, timeout, timer } from 'rxjs';
import * as z from 'zod';
const model = openai('gpt-5-mini');
const weather = tool({
  name: 'get_weather',
  description: 'Current weather for a city.',
  parameters: z.object({ city: z.string() }),
  execute: ({ city }) => ({ city, degrees: 4 }),
});
const agent = new Agent({ name: 'Assistant', model, tools: [weather] });
const run$ = run(agent, 'What is the weather in Oslo?');
const archive = { find: async (query: string, _options: { signal: AbortSignal }) => [query] };
`;

/** What a snippet that is a test needs outside Jest. */
const TEST_PRELUDE = `
import { expect } from 'expect';
const it = (_name: string, test: () => void) => test();
`;

interface Snippet {
  readonly heading: string;
  readonly code: string;
  /** What its comments say is printed: \`// -> Oslo\`. */
  readonly prints: readonly string[];
}

const snippets: Snippet[] = readme.split(/^(?=##? )/m).flatMap((section) =>
  [...section.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => ({
    heading: /^##? (.*)/.exec(section)?.[1] ?? '',
    code,
    prints: [...code.matchAll(/\/\/ -> (.*)$/gm)].map(([, line = '']) => line),
  })),
);

function programOf({ code }: Snippet): string {
  return /^import /m.test(code) ? code : `${PRELUDE}{\n${code}}\n`;
}

describe('README.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rxagents-readme-'));
  const server = modelServer();
  const messagesOf = typeChecker();

  beforeAll(() => server.start());
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await server.stop();
  });

  it('should show how each thing is done', () => {
    expect(snippets.map(({ heading }) => heading)).toEqual([
      'rxagents',
      'What a subscription means',
      'What a subscription means',
      'Tools',
      'Handoffs',
      'Structured output',
      'Remembering a conversation',
      'Remembering a conversation',
      'Stopping',
      'Interceptors',
      'Testing',
      'Pictures of a run',
      'Other providers',
    ]);
  });

  it('should have its promises checked: a wrong snippet is reported', () => {
    expect(messagesOf(-1)).toEqual([expect.stringContaining('not assignable')]);
  }, 60_000);

  describe.each(snippets.map((snippet, at) => ({ ...snippet, at })))('$heading ($at)', (snippet) => {
    it('should compile', () => {
      expect(messagesOf(snippet.at)).toEqual([]);
    }, 60_000);

    it('should print what it says', async () => {
      const file = join(folder, `readme-${snippet.at}.ts`);
      writeFileSync(file, `${/^it\(/m.test(snippet.code) ? TEST_PRELUDE : ''}${programOf(snippet)}`);
      // A snippet that runs nothing stays as far from a server as its reader does.
      const printed = await outputOf(
        file,
        /\brun[($]/.test(snippet.code) ? { OPENAI_BASE_URL: `${server.url}/v1` } : {},
      );
      let from = 0;
      for (const line of snippet.prints) {
        expect(printed.slice(from)).toContain(line);
        from = printed.indexOf(line, from) + line.length;
      }
    }, 30_000);
  });
});

async function outputOf(file: string, variables: NodeJS.ProcessEnv): Promise<string> {
  const { OPENAI_BASE_URL: _, ...own } = process.env;
  const env = { ...own, OPENAI_API_KEY: 'none-needed', NO_COLOR: '1', ...variables };
  const start = [join(root, 'scripts/start.mjs'), file];
  const { stdout } = await promisify(execFile)(process.execPath, start, { cwd: dirname(file), env, timeout: 20_000 });
  return stdout;
}

/** A server of the OpenAI API that has an answer to what the snippets ask. */
function modelServer(): LLMock {
  const server = new LLMock({ host: '127.0.0.1', port: 0, chunkSize: 8 });
  const call = (name: string, args: Record<string, unknown>, id: string) => ({
    toolCalls: [{ name, arguments: args, id }],
  });
  return server
    .onToolResult('call_weather', { content: 'It is 4 °C in Oslo.' })
    .onToolResult('call_search', { content: 'It is of 1482.' })
    .onToolResult('call_billing', { content: 'The second charge is on its way back to you.' })
    .onMessage(/weather/, call('get_weather', { city: 'Oslo' }, 'call_weather'))
    .onMessage(/oldest map/, call('search', { query: 'map' }, 'call_search'))
    .onMessage(/charged twice/, call('transfer_to_billing', {}, 'call_billing'))
    .onMessage(/My name is/, { content: 'Hello, Ada.' })
    .onMessage(/What is my name/, { content: 'Your name is Ada.' })
    .onMessage(/invoice/, { content: JSON.stringify({ customer: 'Ada', euros: 3 }) })
    .onMessage(/story/, { content: 'Once upon a time, '.repeat(60) }, { latency: 20 });
}

/** Type-checks the snippets as a user's compiler does; the program is built once, at the first question. */
function typeChecker(): (at: number) => string[] {
  const fileAt = (at: number) => join(root, 'examples', `readme-snippet-${at}.ts`);
  const wrong = `import { run } from 'rxagents';\nrun(1, 'Hi');\n`;
  const texts = new Map([
    [fileAt(-1), wrong],
    ...snippets.map((snippet, at) => [fileAt(at), programOf(snippet)] as const),
  ]);
  let program: ts.Program | undefined;
  return (at) => {
    program ??= programFrom(texts);
    const file = program.getSourceFile(fileAt(at));
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  };
}

function programFrom(texts: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // Tidiness that this project asks of itself, and not of those who read its README.
  const lenient = { ...options, noUnusedLocals: false, noPropertyAccessFromIndexSignature: false };
  const host = ts.createCompilerHost(lenient);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  return ts.createProgram({ rootNames: [...texts.keys()], options: lenient, host });
}
