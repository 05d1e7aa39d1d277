import { RUN_RULES } from '../../src/testing/runRules.js';

describe('RUN_RULES', () => {
  it('should be one sentence each, without its full stop', () => {
    for (const rule of Object.values(RUN_RULES)) expect(rule).toMatch(/^[a-zA-Z].*[^.]$/);
  });
});
