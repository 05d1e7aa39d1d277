import { LateMap } from '../../src/run/LateMap.js';

describe('LateMap', () => {
  it('should be empty at first, and take a deletion as one of nothing', () => {
    const map = new LateMap<string, number>();
    map.delete('a');
    expect([map.has('a'), map.get('a'), map.values(), [...map]]).toEqual([false, undefined, [], []]);
  });

  it('should keep what is put in, in the order in which the keys came', () => {
    const map = new LateMap<string, number>();
    map.set('b', 1);
    map.set('a', 2);
    map.set('b', 3);
    expect([map.has('a'), map.get('b'), map.values()]).toEqual([true, 3, [3, 2]]);
    expect([...map]).toEqual([
      ['b', 3],
      ['a', 2],
    ]);
  });

  it('should forget what is deleted', () => {
    const map = new LateMap<string, number>();
    map.set('a', 1);
    map.delete('a');
    expect([map.has('a'), map.get('a'), map.values()]).toEqual([false, undefined, []]);
  });

  it('should tell names that objects inherit from keys', () => {
    const map = new LateMap<string, number>();
    expect(map.has('constructor')).toBe(false);
    map.set('__proto__', 1);
    expect(map.get('__proto__')).toBe(1);
  });
});
