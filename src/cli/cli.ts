#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { runCommand } from './runCommand.js';

const { stdout, stderr, env, argv } = process;

process.exitCode = runCommand(argv.slice(2), {
  read: (path) => readFileSync(path, 'utf8'),
  write: (path, text) => writeFileSync(path, text),
  print: (text) => stdout.write(text),
  complain: (text) => stderr.write(text),
  ...(stdout.columns > 0 && { width: stdout.columns }),
  color: stdout.isTTY && !env['NO_COLOR'],
});
