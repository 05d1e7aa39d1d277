import { assertDistinctNames } from '../../src/run/assertDistinctNames.js';

describe('assertDistinctNames', () => {
  it('should accept names that are told apart', () => {
    expect(() => assertDistinctNames('A', ['a', 'b', 'transfer_to_b'])).not.toThrow();
    expect(() => assertDistinctNames('A', [])).not.toThrow();
  });

  it('should name the agent and the name that is used twice', () => {
    expect(() => assertDistinctNames('A', ['a', 'b', 'a'])).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringMatching(/"A".*"a"/) }),
    );
  });
});
