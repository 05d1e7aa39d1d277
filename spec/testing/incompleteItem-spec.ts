import { incompleteItem } from '../../src/testing/incompleteItem.js';
import { message, webSearch } from '../helpers/rawItems.js';

describe('incompleteItem', () => {
  it('should mark what can be cut, and leave the rest', () => {
    expect(incompleteItem(message('Hel'))).toEqual({ ...message('Hel'), status: 'incomplete' });
    const search = webSearch();
    expect(incompleteItem(search)).toBe(search);
  });
});
