import type { Terminal } from '../../src/cli/Terminal.js';

/** A terminal that keeps what is written, and the files that there are. */
export function fakeTerminal(files: Readonly<Record<string, string>>, overrides: Partial<Terminal> = {}) {
  const written: Record<string, string> = {};
  const output = { printed: '', complained: '', written };
  const terminal: Terminal = {
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`ENOENT: no such file, open '${path}'`);
      return text;
    },
    write: (path, text) => (written[path] = text),
    print: (text) => (output.printed += text),
    complain: (text) => (output.complained += text),
    color: false,
    ...overrides,
  };
  return { terminal, output };
}
