import { readdirSync } from 'node:fs';
import { join } from 'node:path';

declare const specRooms: readonly string[];

/** They start processes, or hold for every seed: each would make every mutant slow. */
const slow = /unhandledRejections|property|session-crash/;
const { setTimeout } = globalThis;

// The mutation tests load all specs as one file: the library is loaded once for each mutant, not once for each spec.
describe.each(specRooms)('%s', (room) => {
  const names = readdirSync(join(__dirname, room)).filter((name) => name.endsWith('-spec.ts') && !slow.test(name));

  describe.each(names)('%s', (name) => {
    jest.requireActual(join(__dirname, room, name));
  });
});

// RxJS throws an error that nobody handles in a timer: it fails the test that made it, not the process.
afterEach(() => new Promise((resolve) => setTimeout(resolve)));
