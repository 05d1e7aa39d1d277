import { incompleteItem } from '../../src/testing/incompleteItem.js';
import { functionCall, message, reasoningItem, webSearch } from '../helpers/rawItems.js';

describe('incompleteItem', () => {
  it('should mark what can be cut, and leave the rest', () => {
    expect(incompleteItem(message('Hel'))).toEqual({ ...message('Hel'), status: 'incomplete' });
    expect(incompleteItem(reasoningItem())).toMatchObject({ status: 'incomplete' });
    expect(incompleteItem(functionCall('call_1'))).toMatchObject({ status: 'incomplete' });
    const search = webSearch();
    expect(incompleteItem(search)).toBe(search);
  });
});
