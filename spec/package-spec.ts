import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');
const modules = join(root, 'node_modules');
const folder = mkdtempSync(join(tmpdir(), 'rxagents-package-'));
const user = join(folder, 'user');

// What users write, in each of the ways in which they load it.
const greeting = `
const model = scriptedModel([text('Hello.')]);
const agent = new Agent({ name: 'Greeter', model });
const greeted = openDatabase('chat.db').then((database) => {
  const session = new SqliteSession({ database, sessionId: 'greeting' });
  return lastValueFrom(run(agent, 'Hi', { session }));
});
`;
const printed = `${greeting}
greeted.then(({ finalOutput }) => console.log(finalOutput, openai('gpt-5-mini').name));
`;
const typed = `
import { Agent, conversation, handoff, lastValueFrom, run, RunState, toAsyncIterable, tool, UserError } from 'rxagents';
import type { HandoffList, HookEvents, RunEvent, StandardSchema, ToolList, Work } from 'rxagents';
import { openai } from 'rxagents/openai';
import { openDatabase, SqliteSession } from 'rxagents/sqlite';
import { scriptedModel, text } from 'rxagents/testing';
import type { Observable } from 'rxjs';
import * as z from 'zod';

const weather = tool({
  name: 'get_weather',
  description: 'Current weather for a city.',
  parameters: z.object({ city: z.string() }),
  execute: ({ city }) => city.toUpperCase(),
});
const agent = new Agent({ name: 'Assistant', model: openai('gpt-5-mini'), tools: [weather] });
const run$: Observable<RunEvent<string>> = run(agent, 'Hi', { model: scriptedModel([text('Hello.')]) });
export const output: Promise<string | undefined> = lastValueFrom(run$).then((result) =>
  result.status === 'completed' ? result.finalOutput : undefined,
);
// @ts-expect-error a city is a string: the types are really there
tool({ name: 'a', description: '', parameters: z.object({ city: z.string() }), execute: ({ city }) => city * 2 });
export const session: Promise<SqliteSession> = openDatabase('chat.db').then(
  (database) => new SqliteSession({ database, sessionId: 'ada' }),
);
// What is inferred can be written down: each of these has a type that users can name.
export const agent$ = run(agent, 'Hi');
export const assistant = agent.clone({ name: 'B', handoffs: [handoff(agent)] });
export const tools = [weather, agent.asTool()];
export const state = async () => (await lastValueFrom(agent$)).state;
export const restored = (json: unknown) => RunState.fromJSON(agent, json);
export const ending = () => toAsyncIterable(agent$).result;
export const deskOf = <const T extends HandoffList>(handoffs: T) => new Agent({ name: 'Desk', handoffs });
export const kitOf = <T extends ToolList>(tools: T) => new Agent({ name: 'Kit', tools });
export const told = (event: HookEvents['onToolStart']) => event;
export const turned = (work: Work['turn']) => work;
export const checked = <T extends object>(schema: StandardSchema<T>) => schema['~standard'].validate(1);
export const views = conversation(agent).view$;
export const isOurs = (error: unknown): boolean => error instanceof UserError;
`;

const projects: Readonly<Record<string, string>> = {
  'esm/index.mjs': `
    import { Agent, lastValueFrom, run } from 'rxagents';
    import { openai } from 'rxagents/openai';
    import { openDatabase, SqliteSession } from 'rxagents/sqlite';
    import { scriptedModel, text } from 'rxagents/testing';
    ${printed}`,
  'cjs/index.cjs': `
    const { Agent, lastValueFrom, run } = require('rxagents');
    const { openai } = require('rxagents/openai');
    const { openDatabase, SqliteSession } = require('rxagents/sqlite');
    const { scriptedModel, text } = require('rxagents/testing');
    ${printed}`,
  'jest/package.json': '{ "jest": { "preset": "ts-jest" } }',
  'jest/greeting.test.ts': `
    import { expect, test } from '@jest/globals';
    import { Agent, lastValueFrom, run } from 'rxagents';
    import { openai } from 'rxagents/openai';
    import { openDatabase, SqliteSession } from 'rxagents/sqlite';
    import { scriptedModel, text } from 'rxagents/testing';
    ${greeting}
    test('greets', async () => {
      expect(await greeted).toMatchObject({ status: 'completed', finalOutput: 'Hello.' });
      expect(openai('gpt-5-mini').name).toBe('gpt-5-mini');
    });`,
  'types/program.ts': typed,
  'types/program.mts': typed,
  'types/program.cts': typed,
};

function node(args: readonly string[], cwd: string): string {
  try {
    return execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    // What the program had to say is more than its exit code.
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`node ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}

/** Packs a copy of the project, so that the build of a working tree is left alone and that of `prepack` is what is tested. */
function pack(): string {
  const project = join(folder, 'project');
  mkdirSync(project);
  const copied = /^(src|scripts|package\.json|tsconfig.*\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
  for (const name of readdirSync(root).filter((entry) => copied.test(entry))) {
    cpSync(join(root, name), join(project, name), { recursive: true });
  }
  symlinkSync(modules, join(project, 'node_modules'), 'junction');
  execFileSync('npm', ['pack', '--silent', '--offline', '--pack-destination', folder], { cwd: project, stdio: 'pipe' });
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.tgz'))!,
  );
}

/** Installs the tarball with what it declares, and nothing that it does not. */
function install(tarball: string): void {
  const installed = join(user, 'node_modules/rxagents');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const tools = ['jest', '@jest/globals', 'ts-jest', 'typescript', '@types/node'];
  for (const name of [...Object.keys(dependencies), ...Object.keys(peerDependencies), ...tools]) {
    const link = join(user, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(modules, name), link, 'junction');
  }
}

describe('the package', () => {
  beforeAll(() => {
    install(pack());
    for (const [path, text] of Object.entries(projects)) {
      mkdirSync(dirname(join(user, path)), { recursive: true });
      writeFileSync(join(user, path), text);
    }
  }, 120_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('should hold what it is made of and nothing else', () => {
    const names = readdirSync(join(user, 'node_modules/rxagents'));
    expect(names.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json']);
  });

  it.each(['esm/index.mjs', 'cjs/index.cjs'])(
    'should run from %s',
    (path) => {
      expect(node([path], user)).toBe('Hello. gpt-5-mini\n');
    },
    60_000,
  );

  it('should have a command line', () => {
    const { bin } = JSON.parse(readFileSync(join(user, 'node_modules/rxagents/package.json'), 'utf8'));
    const cassette = join(folder, 'cassette.jsonl');
    writeFileSync(cassette, '{"call":0,"at":0,"event":{"type":"response.completed"}}\n');
    const path = join('node_modules/rxagents', bin.rxagents);
    expect(node([path, 'diagram', cassette], user)).toMatch(/^1 response, 0 ms\n/);
    expect(readFileSync(join(user, path), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  }, 60_000);

  // Its TypeScript is 6, as CommonJS, which the compilers below leave out.
  it('should run in a Jest project that has nothing but the ts-jest preset', () => {
    node([join(modules, 'jest/bin/jest.js'), '--silent'], join(user, 'jest'));
  }, 120_000);

  it('should run the sample project, which asks for nothing that the spec does not install', () => {
    const sample = join(root, 'examples/jest-project');
    cpSync(sample, join(user, 'jest-project'), {
      recursive: true,
      filter: (path) => !/jest-project.(node_modules|package-lock)/.test(path),
    });
    const { dependencies, devDependencies, jest } = JSON.parse(readFileSync(join(sample, 'package.json'), 'utf8'));
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      expect(existsSync(join(user, 'node_modules', name, 'package.json'))).toBe(true);
    }
    expect(jest).toEqual({ preset: 'ts-jest' });
    expect(readFileSync(join(sample, 'agent.test.ts'), 'utf8').split('\n').length).toBeLessThan(30);
    node([join(modules, 'jest/bin/jest.js'), '--silent'], join(user, 'jest-project'));
  }, 120_000);

  const nodeNext = ['--module', 'nodenext', 'types/program.mts', 'types/program.cts'];
  // zod's own declarations ask for esModuleInterop.
  const node10 = ['--module', 'commonjs', '--moduleResolution', 'node10', '--esModuleInterop', 'types/program.ts'];
  it.each([
    ['TypeScript 5.9, commonjs', 'typescript-5', node10],
    ['TypeScript 5.9, nodenext', 'typescript-5', nodeNext],
    ['TypeScript 6, nodenext', 'typescript', nodeNext],
  ])(
    'should type-check under %s',
    (_name, compiler, options) => {
      const strict = [
        '--declaration',
        '--emitDeclarationOnly',
        '--outDir',
        'out',
        '--strict',
        '--exactOptionalPropertyTypes',
        '--target',
        'es2022',
        '--types',
        'node',
      ];
      node([join(modules, compiler, 'bin/tsc'), ...strict, ...options], user);
    },
    120_000,
  );
});
