import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'rxagents-cli-'));
const cassette = join(folder, 'a.jsonl');
const LINE = '{"call":0,"at":0,"event":{"type":"response.completed"}}\n';

const program = [join(root, 'scripts/start.mjs'), join(root, 'src/cli/cli.ts')];

function rxagents(...args: readonly string[]) {
  const options = { cwd: root, encoding: 'utf8', input: LINE } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], options);
  return { status, stdout, stderr };
}

describe('the command line', () => {
  beforeAll(() => writeFileSync(cassette, LINE));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('should print a diagram, plain where there is no terminal', () => {
    const { status, stdout, stderr } = rxagents('diagram', cassette);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^1 response, 0 ms\n\nms/);
  }, 30_000);

  it('should read the standard input', () => {
    expect(rxagents('diagram', '-')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^1 response/),
      stderr: '',
    });
  }, 30_000);

  it('should not mind that nobody reads what it prints any more', async () => {
    const child = spawn(process.execPath, [...program, 'diagram', cassette], { cwd: root });
    child.stdout.destroy();
    let complained = '';
    child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, complained]).toEqual([0, '']);
  }, 30_000);

  it('should write a file', () => {
    const path = join(folder, 'out.svg');
    expect(rxagents('diagram', cassette, '-o', path)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(path, 'utf8')).toContain('<title>a.jsonl</title>');
  }, 30_000);

  it('should fail with a word of why', () => {
    const gone = join(folder, 'gone.jsonl');
    const { status, stdout, stderr } = rxagents('diagram', gone);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^rxagents: ENOENT: no such file or directory/);
  }, 30_000);
});
