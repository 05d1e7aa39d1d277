#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { runCommand } from './runCommand.js';

const { stdout, stderr, env, argv } = process;

// Who reads what is printed may leave before its end: `| head`.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = runCommand(argv.slice(2), {
  read: (path) => readFileSync(path === '-' ? 0 : path, 'utf8'),
  write: (path, text) => writeFileSync(path, text),
  print: (text) => stdout.write(text),
  complain: (text) => stderr.write(text),
  ...(stdout.columns > 0 && { width: stdout.columns }),
  color: stdout.isTTY && !env['NO_COLOR'],
});
