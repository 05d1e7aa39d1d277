import { isJsonObject } from '../../src/agent/isJsonObject.js';

describe('isJsonObject', () => {
  it('should tell objects from everything else', () => {
    expect(isJsonObject({})).toBe(true);
    for (const value of [null, undefined, [], 'a', 1, () => 1]) expect(isJsonObject(value)).toBe(false);
  });
});
