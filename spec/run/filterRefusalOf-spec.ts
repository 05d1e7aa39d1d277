import { filterRefusalOf } from '../../src/run/filterRefusalOf.js';

describe('filterRefusalOf', () => {
  it('should name the filter, the reason and the remedy', () => {
    const { name, message } = filterRefusalOf('handoffInputFilter');
    expect(name).toBe('UserError');
    expect(message).toMatch(/handoffInputFilter.*server keeps the history.*session/);
  });
});
