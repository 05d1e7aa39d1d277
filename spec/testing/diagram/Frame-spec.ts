import { xOf, yOf } from '../../../src/testing/diagram/Frame.js';
import { GEOMETRY } from '../../../src/testing/diagram/geometry.js';

const frame = { left: 100, top: 50 };

describe('Frame', () => {
  it('should place columns by their middle, to a tenth of a pixel', () => {
    expect([0, 1, 2].map((column) => xOf(frame, column))).toEqual([103.8, 111.3, 118.8]);
  });

  it('should place lanes by their middle, below the axis', () => {
    const first = 50 + GEOMETRY.axisHeight + GEOMETRY.laneHeight / 2;
    expect([0, 1].map((lane) => yOf(frame, lane))).toEqual([first, first + GEOMETRY.laneHeight]);
  });
});
