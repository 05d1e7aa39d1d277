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
});
