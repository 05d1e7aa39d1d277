import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { pageServer } from './pageServer.js';
import { snippetChecker } from './snippetChecker.js';
import { snippetsOf } from './snippetsOf.js';

const root = join(__dirname, '../..');

/** Describes pages whose snippets compile, run, and print what their comments say: `// -> Oslo`. */
export function describePages(paths: readonly string[]): void {
  const snippets = paths.flatMap((path) =>
    snippetsOf(readFileSync(join(root, path), 'utf8')).map((snippet) => ({
      ...snippet,
      path,
      name: `${path.replace(/\W/g, '-')}-${snippet.at}`,
    })),
  );
  const folder = mkdtempSync(join(tmpdir(), 'rxagents-pages-'));
  const server = pageServer();
  const messagesOf = snippetChecker(
    new Map([
      ['wrong', `import { run } from 'rxagents';\nrun(1, 'Hi');\n`],
      ...snippets.map(({ name, program }) => [name, program] as const),
    ]),
  );

  beforeAll(() => server.start());
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await server.stop();
  });

  it('should have its promises checked: a wrong snippet is reported', () => {
    expect(messagesOf('wrong')).toEqual([expect.stringContaining('not assignable')]);
  }, 60_000);

  describe.each(snippets)('$path, $heading ($at)', ({ name, code, program, prints }) => {
    it('should compile', () => {
      expect(messagesOf(name)).toEqual([]);
    }, 60_000);

    it('should print what it says', async () => {
      const file = join(folder, `${name}.ts`);
      writeFileSync(file, program);
      // A snippet that runs nothing stays as far from a server as its reader does.
      const printed = await outputOf(
        file,
        /\b(run|conversation)[($]/.test(code) ? { OPENAI_BASE_URL: `${server.url}/v1` } : {},
      );
      let from = 0;
      for (const line of prints) {
        expect(printed.slice(from)).toContain(line);
        from = printed.indexOf(line, from) + line.length;
      }
    }, 70_000); // a machine that has much else to do
  });
}

async function outputOf(file: string, variables: NodeJS.ProcessEnv): Promise<string> {
  const { OPENAI_BASE_URL: _, ...own } = process.env;
  const env = { ...own, OPENAI_API_KEY: 'none-needed', NO_COLOR: '1', ...variables };
  const start = [join(root, 'scripts/start.mjs'), file];
  const { stdout } = await promisify(execFile)(process.execPath, start, { cwd: dirname(file), env, timeout: 60_000 });
  return stdout;
}
