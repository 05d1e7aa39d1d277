import { requireArray } from '../../src/agent/requireArray.js';

describe('requireArray', () => {
  it('should accept arrays alone', () => {
    expect(() => requireArray([], 'tools', 'A')).not.toThrow();
    for (const list of [null, {}, 'x', new Set()]) {
      expect(() => requireArray(list, 'tools', 'A')).toThrow('The tools of agent "A" are no array.');
    }
  });
});
