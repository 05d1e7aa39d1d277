const { TestEnvironment } = require('jest-environment-node');

/** They count to where a stack overflows or a square hurts, or try every frame: seconds for each mutant, for what others see too. */
const slow =
  /any number of turns|100,000|in any frame|inside (the delivery of )?any event|without growing|long list|whenever that is|the uninterrupted run|without end|at each hit/;

/** Where the mutation tests run: the first test that fails has killed the mutant, and spares the rest. */
module.exports = class MutantEnvironment extends TestEnvironment {
  #isKilled = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_done') this.#isKilled ||= test.errors.length > 0;
    if (name === 'test_start' && (this.#isKilled || slow.test(test.name))) test.mode = 'skip';
  }
};
