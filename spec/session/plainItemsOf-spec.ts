import { plainItemsOf } from '../../src/session/plainItemsOf.js';

const circular: { self?: unknown } = {};
circular.self = circular;

describe('plainItemsOf', () => {
  it('should copy items as what JSON makes of them', () => {
    const items = [{ role: 'user', content: [{ type: 'input_text', text: 'Hi' }], absent: undefined }];
    const copies = plainItemsOf(items);
    expect(copies).toStrictEqual([{ role: 'user', content: [{ type: 'input_text', text: 'Hi' }] }]);
    items[0]?.content.pop();
    expect(copies).toMatchObject([{ content: [{ text: 'Hi' }] }]);
    expect(plainItemsOf([])).toEqual([]);
  });

  it('should make of each value what it is told to', () => {
    const [copy] = plainItemsOf([{ a: { b: 1 } }], (_key, value) => Object.freeze(value)) ?? [];
    expect(Object.isFrozen(copy) && Object.isFrozen((copy as unknown as { a: object }).a)).toBe(true);
  });

  it.each([
    [{}],
    [['Hi']],
    [[null]],
    [[undefined]],
    [[() => 1]],
    [[[]]],
    [[new Date(0)]],
    [[1n]],
    [[circular]],
    [null],
  ])('should make nothing of what are no items: %p', (items) => {
    expect(plainItemsOf(items)).toBeUndefined();
  });
});
