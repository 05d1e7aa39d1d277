import { withoutId } from '../../src/run/withoutId.js';
import { functionCall, mcpRequest, message } from '../helpers/rawItems.js';

describe('withoutId', () => {
  it('should be a message or a call without its id, which itself stays as it is', () => {
    for (const item of [message('Hi'), functionCall('a')]) {
      const { id, ...rest } = item;
      expect(withoutId(item)).toEqual(rest);
      expect(item.id).toBe(id);
    }
  });

  it('should be the very item where that is known by its id alone', () => {
    const item = mcpRequest('r');
    expect(withoutId(item)).toBe(item);
  });
});
