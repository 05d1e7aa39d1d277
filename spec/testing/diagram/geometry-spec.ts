import { GEOMETRY } from '../../../src/testing/diagram/geometry.js';

describe('GEOMETRY', () => {
  it('should keep two neighbouring marks apart: they are two columns apart and 13 pixels wide', () => {
    expect(2 * GEOMETRY.step).toBeGreaterThanOrEqual(13 + 2);
  });

  it('should let a column hold a character of the axis', () => {
    expect(GEOMETRY.step).toBeGreaterThanOrEqual(GEOMETRY.smallCharacter);
  });
});
