import { join } from 'node:path';

declare const specFiles: readonly string[];
const { setTimeout } = globalThis;

// The mutation tests load all specs as one file: the library is loaded once for each mutant, not once for each spec.
describe.each(specFiles)('%s', (path) => {
  jest.requireActual(join(__dirname, path));
});

// RxJS throws an error that nobody handles in a timer: it fails the test that made it, not the process.
afterEach(() => new Promise((resolve) => setTimeout(resolve)));
