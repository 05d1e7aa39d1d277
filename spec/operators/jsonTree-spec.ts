import { jsonTree } from '../../src/operators/jsonTree.js';

describe('jsonTree', () => {
  it('should put a value together, and tell whether there is more to be seen', () => {
    const tree = jsonTree();
    expect([tree.hasGrown(), tree.value()]).toEqual([false, undefined]);
    tree.open(false);
    expect([tree.hasGrown(), tree.hasGrown(), tree.isObject()]).toEqual([true, false, true]);
    tree.key('a');
    expect(tree.hasGrown()).toBe(false);
    tree.open(true);
    expect(tree.isObject()).toBe(false);
    tree.put(1);
    tree.grow('');
    tree.hasGrown();
    tree.grow('');
    expect(tree.hasGrown()).toBe(false);
    tree.grow('x');
    expect([tree.hasGrown(), tree.value()]).toEqual([true, { a: [1, 'x'] }]);
    tree.put('x');
    expect([tree.close(), tree.close(), tree.hasGrown()]).toEqual([false, true, false]);
    expect(tree.value()).toEqual({ a: [1, 'x'] });
  });

  it('should tell of a string that ends longer than it was shown, and of each of two that are the same', () => {
    const tree = jsonTree();
    tree.open(true);
    tree.grow('x');
    tree.hasGrown();
    tree.put('xy');
    expect([tree.hasGrown(), tree.value()]).toEqual([true, ['xy']]);
    tree.put('xy');
    expect([tree.hasGrown(), tree.value()]).toEqual([true, ['xy', 'xy']]);
  });

  it('should not tell of what is not shown', () => {
    const tree = jsonTree({ wrappedAs: 'value' });
    expect(tree.value()).toBeUndefined();
    tree.open(false);
    tree.key('other');
    tree.open(true);
    tree.put(1);
    tree.grow('x');
    expect([tree.hasGrown(), tree.value()]).toEqual([false, undefined]);
    tree.put('x');
    tree.close();
    tree.key('value');
    tree.put(2);
    expect([tree.hasGrown(), tree.value()]).toEqual([true, 2]);
  });

  it('should tell of what lies deep in what is wrapped', () => {
    const tree = jsonTree({ wrappedAs: 'value' });
    tree.open(false);
    tree.key('value');
    tree.open(false);
    tree.key('a');
    tree.hasGrown();
    tree.put(1);
    expect([tree.hasGrown(), tree.value()]).toEqual([true, { a: 1 }]);
  });

  it('should leave out what could reach a prototype, and nothing else of such a name', () => {
    const tree = jsonTree();
    tree.open(false);
    tree.key('__proto__');
    tree.hasGrown();
    tree.put(null);
    expect(tree.hasGrown()).toBe(false);
    expect(Object.getPrototypeOf(tree.value())).toBe(Object.prototype);
    tree.key('constructor');
    tree.put(1);
    expect(tree.hasGrown()).toBe(true);
    tree.grow('x');
    expect([tree.hasGrown(), tree.value()]).toEqual([true, { constructor: 'x' }]);
  });

  it('should make a list when it is looked at, and once', () => {
    const tree = jsonTree();
    tree.open(false);
    tree.key('list');
    tree.open(true);
    const value = tree.value() as { readonly list: unknown[] };
    tree.put(1);
    expect(value.list).toEqual([]);
    expect(value.list).toBe(value.list);
    expect(Object.isFrozen(Object.freeze(value)) && value.list).toEqual([]);
  });
});
