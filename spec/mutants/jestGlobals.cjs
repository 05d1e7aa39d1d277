// Jest's globals, where Mocha runs the specs.
const { expect } = require('expect');
const { bind } = require('jest-each');
const { ModuleMocker } = require('jest-mock');

const mocker = new ModuleMocker(globalThis);
const { setTimeout } = globalThis;
let hasTimer = false;

/** What is loaded inside is loaded anew, and only there. */
function isolateModules(load) {
  const loaded = { ...require.cache };
  for (const path of Object.keys(loaded)) delete require.cache[path];
  load();
  Object.assign(require.cache, loaded);
}

const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
  requireActual: (name) => require(name),
  resetModules: () => undefined,
  dontMock: () => undefined,
  isolateModules,
  // Nothing is loaded late from one file.
  isolateModulesAsync: (load) => load(),
};

Object.assign(globalThis, { expect, jest, beforeAll: before, afterAll: after });
it.each = bind(it);
describe.each = bind(describe, false);

// A mutant may leave a test waiting for ever; without one a test is slow only where the machine is.
beforeEach(function () {
  this.currentTest.timeout(globalThis.__stryker__?.activeMutant === undefined ? 20_000 : 2000);
});

// RxJS throws an error that nobody handles in a timer: it fails the test that made it, not the process.
globalThis.setTimeout = Object.assign((...args) => {
  hasTimer = true;
  return setTimeout(...args);
}, setTimeout);
afterEach(() => {
  if (!hasTimer) return undefined;
  hasTimer = false;
  return new Promise((resolve) => setTimeout(resolve));
});
