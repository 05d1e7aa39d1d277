import { inputItemsOf, isRunInput, type RunInput } from '../../src/run/inputItemsOf.js';

describe('inputItemsOf', () => {
  it("should make one message of the user's of a text", () => {
    expect(inputItemsOf('Hi')).toEqual([{ role: 'user', content: 'Hi' }]);
    expect(inputItemsOf('')).toEqual([{ role: 'user', content: '' }]);
  });

  it('should take items as they are, in a list of its own', () => {
    const items = [{ role: 'user' as const, content: 'Hi' }];
    const taken = inputItemsOf(items);
    expect(taken).toEqual(items);
    expect(taken).not.toBe(items);
    expect(taken[0]).toBe(items[0]);
  });

  it('should make nothing of what is no input', () => {
    expect(inputItemsOf({ role: 'user' } as unknown as RunInput)).toEqual([]);
  });
});

describe('isRunInput', () => {
  it.each<[unknown, boolean]>([
    ['Hi', true],
    [[], true],
    [[{ role: 'user', content: 'Hi' }], true],
    [['Hi'], false],
    [[null], false],
    [{ role: 'user', content: 'Hi' }, false],
    [undefined, false],
    [null, false],
    [4, false],
  ])('should tell of %j: %p', (input, is) => {
    expect(isRunInput(input)).toBe(is);
  });
});
