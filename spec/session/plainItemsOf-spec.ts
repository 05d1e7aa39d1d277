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

  it('should hand out each copy, and take it for no item where that is refused', () => {
    const items = [{ a: 1 }, { b: 2 }];
    const seen: unknown[] = [];
    const copies = plainItemsOf(items, (copy) => seen.push(copy));
    expect(copies?.map((copy, index) => copy === seen[index] && copy !== (items[index] as unknown))).toEqual([
      true,
      true,
    ]);
    const refuse = (): never => {
      throw new RangeError('too deep');
    };
    expect(plainItemsOf(items, refuse)).toBeUndefined();
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
