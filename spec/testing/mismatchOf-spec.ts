import { mismatchOf } from '../../src/testing/mismatchOf.js';

const value = { type: 'a', item: { output: 'no', list: [1, { b: 2 }] } };

describe('mismatchOf', () => {
  it('should take what fits, whatever else there is', () => {
    expect(mismatchOf(value, {})).toBeUndefined();
    expect(mismatchOf(value, { item: { list: [1, {}] } })).toBeUndefined();
    expect(mismatchOf(value, { item: { missing: undefined } })).toBeUndefined();
    expect(mismatchOf(new Error('cut'), { name: 'Error', message: 'cut' })).toBeUndefined();
    expect(mismatchOf(7, 7)).toBeUndefined();
    expect(mismatchOf({ a: null }, { a: null })).toBeUndefined();
    expect(
      mismatchOf(value, { type: expect.any(String), item: expect.objectContaining({ output: 'no' }) }),
    ).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [{ item: { output: 'yes' } }, 'item.output is "no", not "yes"'],
    [{ item: { list: [1] } }, 'item.list has the length 2, not 1'],
    [{ item: { list: [1, { b: 3 }] } }, 'item.list.1.b is 2, not 3'],
    [{ item: { list: { 0: 1 } } }, 'item.list is [1,{"b":2}], not {"0":1}'],
    [{ item: { output: expect.any(Number) } }, 'item.output is "no", not Any<Number>'],
    [{ other: { x: 1 } }, 'other is undefined, not {"x":1}'],
    ['text', 'it is {"type":"a","item":{"output":"no","list":[1,{"b":2}]}}, not "text"'],
  ])('should name where it does not fit (%#)', (pattern, mismatch) => {
    expect(mismatchOf(value, pattern)).toBe(mismatch);
  });

  it('should tell null from an object', () => {
    expect(mismatchOf({ a: null }, { a: { b: 1 } })).toBe('a is null, not {"b":1}');
    expect(mismatchOf({ a: {} }, { a: null })).toBe('a is {}, not null');
  });
});
