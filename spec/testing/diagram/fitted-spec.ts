import { fitted } from '../../../src/testing/diagram/fitted.js';

describe('fitted', () => {
  const size = { character: 10, least: 4 };

  it('should give as much of a text as there is room for', () => {
    expect(fitted('abcdef', 60, size)).toBe('abcdef');
    expect(fitted('abcdef', 59, size)).toBe('abcd…');
  });

  it('should give none where there is room for less than the least', () => {
    expect(fitted('abcdef', 39, size)).toBe('');
    expect(fitted('abcdef', -5, size)).toBe('');
  });

  it('should give a short text whole or not at all', () => {
    expect(fitted('abc', 30, size)).toBe('abc');
    expect(fitted('abc', 29, size)).toBe('');
    expect(fitted('', 100, size)).toBe('');
  });
});
