import { inputItemsOf } from '../../src/run/inputItemsOf.js';

describe('inputItemsOf', () => {
  it("should make one message of the user's of a text", () => {
    expect(inputItemsOf('Hi')).toEqual([{ role: 'user', content: 'Hi' }]);
    expect(inputItemsOf('')).toEqual([{ role: 'user', content: '' }]);
  });

  it('should copy items, since their owner may go on to edit them', () => {
    const items = [{ role: 'user', content: [{ type: 'input_text', text: 'Hi' }] }];
    const taken = inputItemsOf(items);
    expect(taken).toEqual(items);
    expect(inputItemsOf([])).toEqual([]);
    items[0]?.content.pop();
    expect(taken).toMatchObject([{ content: [{ text: 'Hi' }] }]);
  });

  const circular: { role: string; self?: unknown } = { role: 'user' };
  circular.self = circular;

  it.each([[{ role: 'user' }], [['Hi']], [[null]], [undefined], [null], [4], [[circular]]])(
    'should make nothing of what is no input: %p',
    (input) => {
      expect(inputItemsOf(input)).toBeUndefined();
    },
  );
});
