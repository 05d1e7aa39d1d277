import type { Terminal } from './Terminal.js';
import { drawCassette } from './drawCassette.js';

const USAGE = `Usage: rxagents diagram <cassette.jsonl> [-o <file>]

Draws the model calls that a cassette holds: in the terminal, or into a file,
as SVG where its name ends in .svg. A cassette named - is read from the
standard input.
`;
const HELP: readonly string[] = ['--help', '-h'];

/** Does what the arguments ask for, and gives the exit code: 1 where that failed, 2 where they ask for nothing known. */
export function runCommand(args: readonly string[], terminal: Terminal): number {
  const [command, ...rest] = args;
  if (command === undefined || command === 'help' || args.some((arg) => HELP.includes(arg))) {
    terminal.print(USAGE);
    return command === undefined ? 2 : 0;
  }
  const paths = command === 'diagram' ? pathsFrom(rest) : undefined;
  if (!paths) {
    terminal.complain(`rxagents: not understood: ${args.join(' ')}\n\n${USAGE}`);
    return 2;
  }
  try {
    drawCassette(paths.from, paths.to, terminal);
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Node does not say which file it is that is a folder.
    const isNamed = Object.values(paths).some((path) => reason.includes(path));
    terminal.complain(`rxagents: ${isNamed ? '' : `${paths.from}: `}${reason}\n`);
    return 1;
  }
}

/** What is read and written: `-o` may stand before or behind the cassette. */
function pathsFrom(written: readonly string[]): { readonly from: string; readonly to?: string } | undefined {
  const args = written.flatMap((arg) => (arg.startsWith('--output=') ? ['-o', arg.slice('--output='.length)] : [arg]));
  const flag = args.findIndex((arg) => arg === '-o' || arg === '--output');
  const [from, ...others] = flag < 0 ? args : args.filter((_, at) => at !== flag && at !== flag + 1);
  const to = flag < 0 ? undefined : args[flag + 1];
  const isUnderstood =
    from !== undefined &&
    (from === '-' || !from.startsWith('-')) &&
    others.length === 0 &&
    (flag < 0 || to !== undefined);
  return isUnderstood ? { from, ...(to !== undefined && { to }) } : undefined;
}
