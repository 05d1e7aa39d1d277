import { toolNameFrom } from '../../src/agent/toolNameFrom.js';

describe('toolNameFrom', () => {
  it.each([
    ['Billing', 'billing'],
    [' Billing Desk ', 'billing_desk'],
    ['Größe & Maß', 'gr_e_ma_'],
    ['a-b_c', 'a-b_c'],
    ['客服', '_'],
    ['x'.repeat(100), 'x'.repeat(48)],
  ])('should make a name of %j', (name, expected) => {
    expect(toolNameFrom(name)).toBe(expected);
  });
});
