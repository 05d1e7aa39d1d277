import { requireNumbers } from '../../src/policies/requireNumbers.js';

describe('requireNumbers', () => {
  it.each([{ count: 0 }, { count: 2, delayMs: undefined }, { ms: Infinity }, {}])('should take %j', (numbers) => {
    expect(() => requireNumbers('retry', numbers)).not.toThrow();
  });

  it.each([NaN, -1, '3', null, {}])('should refuse %p, and name it', (count) => {
    expect(() => requireNumbers('retry', { ok: 1, count })).toThrow(
      expect.objectContaining({ name: 'UserError', message: 'The count of retry() must be a number from 0.' }),
    );
  });

  it('should refuse what is misspelt, and say what there is', () => {
    const message = 'retry() has no delay. It takes count, delayMs.';
    expect(() => requireNumbers('retry', { count: 1, delay: 2 }, ['count', 'delayMs'])).toThrow(
      expect.objectContaining({ name: 'UserError', message }),
    );
  });

  it('should refuse what is too small', () => {
    expect(() => requireNumbers('limitConcurrency', { n: 0 }, ['n'], 1)).toThrow('a number from 1.');
    expect(() => requireNumbers('limitConcurrency', { n: 1 }, ['n'], 1)).not.toThrow();
  });
});
