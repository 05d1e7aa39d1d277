import { definitionRef, followRef, pointerNames } from '../../src/agent/jsonPointer.js';

describe('pointerNames', () => {
  it('should read a local reference', () => {
    expect(pointerNames('#')).toEqual([]);
    expect(pointerNames('#/$defs/a')).toEqual(['$defs', 'a']);
    expect(pointerNames('#/a~1b/c~0d/e%20f/~01')).toEqual(['a/b', 'c~d', 'e f', '~1']);
  });

  it('should read no other', () => {
    for (const ref of ['#anchor', 'https://example.com#/a', '', '#/%', 1, undefined]) {
      expect(pointerNames(ref)).toBeUndefined();
    }
  });
});

describe('definitionRef', () => {
  it('should be read back as the name', () => {
    for (const name of ['a', 'a/b', '~1', 'ü %']) {
      expect(pointerNames(definitionRef(name))).toEqual(['$defs', name]);
    }
  });
});

describe('followRef', () => {
  it('should find what is there', () => {
    const root = { a: [{ b: 1 }] };
    expect(followRef(root, '#')).toBe(root);
    expect(followRef(root, '#/a/0/b')).toBe(1);
  });

  it('should find nothing else', () => {
    for (const ref of ['#/b', '#/a/1', '#/constructor', '#/a/0/b/toString', '#a', 1]) {
      expect(followRef({ a: [{ b: 1 }] }, ref)).toBeUndefined();
    }
  });
});
