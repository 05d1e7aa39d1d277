import { mixedColor } from '../../../src/testing/diagram/mixedColor.js';

describe('mixedColor', () => {
  it.each([
    [0, '#ffffff'],
    [0.5, '#80c0ff'],
    [1, '#0080ff'],
  ])('should mix %d of a colour into the ground', (share, mixed) => {
    expect(mixedColor('#ffffff', '#0080ff', share)).toBe(mixed);
  });

  it('should write each channel with two digits', () => {
    expect(mixedColor('#000000', '#0a0a0a', 0.5)).toBe('#050505');
  });
});
