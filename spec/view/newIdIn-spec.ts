import { newIdIn } from '../../src/view/newIdIn.js';
import { entryOf } from '../../src/view/ViewState.js';
import { viewListOf } from '../../src/view/ViewList.js';

const list = viewListOf([entryOf({ id: 'a' })], [entryOf({ id: 'b' }), entryOf({ id: "b'" })]);

describe('newIdIn', () => {
  it.each([
    ['c', 'c'],
    ['a', "a'"],
    ['b', "b''"],
  ])('should make of %s what nothing has yet: %s', (id, made) => {
    expect(newIdIn(list, id)).toBe(made);
  });

  it('should do so where one id has come ten thousand times', () => {
    const many = Array.from({ length: 10_000 }, (_, count) => entryOf({ id: `a${"'".repeat(count)}` }));
    expect(newIdIn(viewListOf(many), 'a')).toBe(`a${"'".repeat(10_000)}`);
  });
});
