// Stryker's runner for Mocha, with an eye on what thousands of mutants cost.
import { MochaTestRunner } from '@stryker-mutator/mocha-runner';

export { strykerPlugins, strykerValidationSchema } from '@stryker-mutator/mocha-runner';

const { dryRun, mutantRun } = MochaTestRunner.prototype;

/** What is kept for all runs, such as the getters of `lazily`, is made before a mutant can spoil it. */
function warmUp() {
  this.mocha.grep(/^run\/run-spec/);
  return dryRun.call(this, { coverageAnalysis: 'off', disableBail: true });
}

Object.assign(MochaTestRunner.prototype, {
  /** A mutant is active while tests run, not while files load (`ignoreStatic`): none needs a new process to load them again. */
  async capabilities() {
    return { reloadEnvironment: true };
  },

  /** Twice: a test that passes but once would kill every mutant. */
  async dryRun(options) {
    await dryRun.call(this, options);
    return dryRun.call(this, options);
  },

  async mutantRun({ testFilter, ...options }) {
    if (!this.loadedEnv) await warmUp.call(this);
    // Tests are looked up by name: one regular expression of all their names takes longer to try than they take to run.
    const names = new Set([...testFilter]);
    this.originalGrep = { test: (name) => names.has(name) };
    // A mutant's own spec goes first: most die there.
    const own = options.sandboxFileName.replace(/^.*\/src\/(.*)\.ts$/, '$1-spec.ts');
    this.mocha.suite.suites.sort((a, b) => Number(b.title === own) - Number(a.title === own));
    return mutantRun.call(this, options);
  },
});
