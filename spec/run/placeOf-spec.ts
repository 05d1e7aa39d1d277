import { placeOf } from '../../src/run/placeOf.js';

describe('placeOf', () => {
  it('should be the output index', () => {
    expect(placeOf(3, 1)).toBe(3);
  });

  it.each([undefined, null, '', '0', {}])('should be the next place where the server sends %j', (outputIndex) => {
    expect(placeOf(outputIndex, 2)).toBe(2);
  });
});
