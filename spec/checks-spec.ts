import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');

describe('the linter', () => {
  const clean = `export const one = 1;\n`;
  const snippets: Readonly<Record<string, { readonly text: string; readonly says: readonly RegExp[] }>> = {
    'src/run/asyncFunction.ts': { text: 'export async function a() {}', says: [/No hidden async/] },
    'src/run/awaitPromise.ts': { text: 'export const a = await b;', says: [/No hidden async/] },
    'src/run/promise.ts': { text: 'export const a = () => Promise.resolve(1);', says: [/'Promise'/] },
    'src/agent/newPromise.ts': { text: 'export const a = () => new Promise(() => {});', says: [/'Promise'/] },
    'src/policies/date.ts': { text: 'export const a = () => Date.now() + new Date();', says: [/'Date'/, /'Date'/] },
    'src/testing/timer.ts': { text: 'export const a = () => globalThis.setTimeout(f);', says: [/'setTimeout'/] },
    'src/operators/microtask.ts': { text: 'queueMicrotask(() => {});', says: [/'queueMicrotask'/] },
    'src/events/random.ts': { text: 'export const a = () => crypto.randomUUID();', says: [/'crypto'/] },
    'src/view/wait.ts': { text: `import { lastValueFrom } from 'rxjs';`, says: [/promises leave through interop/] },
    'src/run/queue.ts': { text: `import { queueScheduler } from 'rxjs';`, says: [/trampoline/] },
    'src/interop/allowed.ts': { text: 'export async function a() { await Promise.resolve(1); }', says: [] },
    'src/interop/isOurs.ts': {
      text: 'export const a = (b) => b instanceof Observable;',
      says: [/another copy of RxJS/],
    },
    'src/run/isNamed.ts': {
      text: 'export const a = (b) => b instanceof UserError;',
      says: [/another copy of the package/],
    },
    'src/interop/isError.ts': { text: 'export const a = (b) => b instanceof Error;', says: [] },
    'src/openai/isOurs.ts': { text: `import { isObservable } from 'rxjs';`, says: [/another copy of RxJS/] },
    'src/openai/shared.ts': { text: `import { shareReplay } from 'rxjs';`, says: [/A run is cold/] },
    'src/openai/file.ts': { text: `import { readFileSync } from 'node:fs';`, says: [/no Node built-ins/] },
    'src/openai/environment.ts': { text: 'export const a = process.env;', says: [/no Node built-ins/] },
    'src/cli/cli.ts': { text: `import { readFileSync } from 'node:fs'; export const a = process.argv;`, says: [] },
    'src/cli/drawCassette.ts': { text: `import { readFileSync } from 'node:fs';`, says: [/no Node built-ins/] },
    'src/run/long.ts': { text: clean.repeat(201), says: [/max-lines/] },
    'src/run/clean.ts': { text: clean, says: [] },
    'spec/run/focused-spec.ts': { text: `it.only('should run', () => {});`, says: [/Every test runs/] },
    'spec/run/skipped-spec.ts': { text: `xit('should run', () => {});`, says: [/Every test runs/] },
  };
  let messages: Readonly<Record<string, readonly string[]>>;

  beforeAll(() => {
    const input = JSON.stringify(Object.fromEntries(Object.entries(snippets).map(([path, { text }]) => [path, text])));
    const output = execFileSync(process.execPath, [join(__dirname, 'helpers/lintSnippets.mjs')], { cwd: root, input });
    messages = JSON.parse(output.toString());
  }, 60_000);

  it.each(Object.entries(snippets))('should judge %s', (path, { says }) => {
    expect(messages[path]).toEqual(says.map((pattern) => expect.stringMatching(pattern)));
  });
});

describe('the layer check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rxagents-layers-'));
  const files = {
    'tsconfig.json': '{}',
    'src/index.ts': `export * from './run/run.js'; export * from './openai/index.js';`,
    'src/events/RunEvent.ts': `import '../run/run.js';`,
    'src/agent/Agent.ts': `import './tool.js'; import 'node:fs';`,
    'src/agent/tool.ts': `import './Agent.js';`,
    'src/run/run.ts': `import '../agent/Agent.js'; import '../../spec/helpers/marbles.js'; export const run = 1;`,
    'src/openai/index.ts': `import '../run/run.js'; export const openai = 1;`,
    'src/sqlite/index.ts': `import '../session/Session.js'; export const sqlite = 1;`,
    'src/session/Session.ts': `export const session = 1;`,
    'src/testing/index.ts': `import '../index.js'; export const scriptedModel = 1;`,
    'src/cli/cli.ts': `import 'node:fs'; import './draw.js'; import '../testing/index.js';`,
    'src/cli/draw.ts': `import 'node:path'; import '../run/run.js';`,
    'src/policies/retry.ts': `import '../testing/index.js';`,
    'spec/helpers/marbles.ts': `export const marbles = 1;`,
    'examples/01-hello.ts': `import '../src/run/run.js'; import '../src/index.js';`,
  };
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('should report every import that goes the wrong way, and no other', () => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = join(root, '.dependency-cruiser.cjs');
    const { stdout } = spawnSync(
      process.execPath,
      [depcruise, 'src', 'spec', 'examples', '--config', config, '--output-type', 'json'],
      { cwd: folder },
    );
    const { summary } = JSON.parse(stdout.toString()) as {
      summary: { violations: { from: string; to: string; rule: { name: string } }[] };
    };
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`).sort()).toEqual([
      'cli-may-import: src/cli/draw.ts -> src/run/run.ts',
      'events-may-import: src/events/RunEvent.ts -> src/run/run.ts',
      'examples-use-the-public-api: examples/01-hello.ts -> src/run/run.ts',
      'main-entry-has-no-subpath: src/index.ts -> src/openai/index.ts',
      'no-circular: src/agent/Agent.ts -> src/agent/tool.ts',
      'no-node-builtins: src/agent/Agent.ts -> fs',
      'no-node-builtins: src/cli/draw.ts -> path',
      'openai-may-import: src/openai/index.ts -> src/run/run.ts',
      'policies-may-import: src/policies/retry.ts -> src/testing/index.ts',
      'sqlite-may-import: src/sqlite/index.ts -> src/session/Session.ts',
      'src-stands-alone: src/run/run.ts -> spec/helpers/marbles.ts',
    ]);
  }, 60_000);
});
