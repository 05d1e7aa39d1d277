import { isMatcher } from '../../src/testing/isMatcher.js';

describe('isMatcher', () => {
  it('should tell what a test runner has for any such value from values', () => {
    expect([expect.any(Number), expect.objectContaining({}), expect.anything()].map(isMatcher)).toEqual(
      Array(3).fill(true),
    );
    expect([undefined, null, 1, 'a', {}, [], { asymmetricMatch: 1 }].map(isMatcher)).toEqual(Array(7).fill(false));
  });
});
