import { runCommand } from '../../src/cli/runCommand.js';
import { fakeTerminal } from '../helpers/fakeTerminal.js';

const files = { 'a.jsonl': '{"call":0,"at":0,"event":{"type":"response.completed"}}\n' };

function commanded(...args: readonly string[]) {
  const { terminal, output } = fakeTerminal(files);
  return { code: runCommand(args, terminal), ...output };
}

describe('runCommand', () => {
  it('should draw a cassette in the terminal', () => {
    const { code, printed, complained } = commanded('diagram', 'a.jsonl');
    expect([code, complained]).toEqual([0, '']);
    expect(printed).toMatch(/^1 response, 0 ms\n/);
  });

  it.each([
    ['diagram', 'a.jsonl', '-o', 'out.svg'],
    ['diagram', '-o', 'out.svg', 'a.jsonl'],
    ['diagram', 'a.jsonl', '--output', 'out.svg'],
    ['diagram', 'a.jsonl', '--output=out.svg'],
  ])('should draw it into a file: %s %s %s %s', (...args) => {
    const { code, printed, written } = commanded(...args);
    expect([code, printed, Object.keys(written)]).toEqual([0, '', ['out.svg']]);
  });

  it.each([['help'], ['--help'], ['-h'], ['diagram', '--help'], ['diagram', 'a.jsonl', '-h']])(
    'should say how it is used: %s %s %s',
    (...args) => {
      expect(commanded(...args)).toMatchObject({ code: 0, printed: expect.stringMatching(/^Usage: rxagents diagram/) });
    },
  );

  it('should read a cassette named -, which is the standard input to a terminal', () => {
    const { terminal, output } = fakeTerminal({ '-': files['a.jsonl'] });
    expect(runCommand(['diagram', '-'], terminal)).toBe(0);
    expect(output.printed).toMatch(/^1 response, 0 ms\n/);
  });

  it('should say so and fail when it is asked for nothing', () => {
    expect(commanded()).toMatchObject({ code: 2, printed: expect.stringMatching(/^Usage:/) });
  });

  it.each([
    [['paint', 'a.jsonl']],
    [['diagram']],
    [['diagram', '-o', 'out.svg']],
    [['diagram', 'a.jsonl', '-o']],
    [['diagram', 'a.jsonl', 'b.jsonl']],
    [['diagram', '--wide', 'a.jsonl']],
    [['diagram', '--wide']],
  ])('should fail when it does not understand: %j', (args) => {
    const { code, printed, complained } = commanded(...args);
    expect([code, printed]).toEqual([2, '']);
    expect(complained).toContain(`rxagents: not understood: ${args.join(' ')}\n\nUsage:`);
  });

  it('should say what went wrong, in a line', () => {
    expect(commanded('diagram', 'gone.jsonl')).toMatchObject({
      code: 1,
      complained: "rxagents: ENOENT: no such file, open 'gone.jsonl'\n",
    });
  });

  it('should say of which file, where the reason does not', () => {
    const { terminal, output } = fakeTerminal(files, {
      read: () => {
        throw new Error('EISDIR: illegal operation on a directory, read');
      },
    });
    expect(runCommand(['diagram', 'cassettes'], terminal)).toBe(1);
    expect(output.complained).toBe('rxagents: cassettes: EISDIR: illegal operation on a directory, read\n');
  });
});
