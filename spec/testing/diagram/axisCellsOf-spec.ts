import { axisCellsOf } from '../../../src/testing/diagram/axisCellsOf.js';

describe('axisCellsOf', () => {
  it('should draw instants, brackets around several columns of one, and breaks, up to the end', () => {
    const cells = axisCellsOf({
      columns: 30,
      end: 26,
      lanes: [],
      instants: [
        { ms: 0, columns: [0, 0] },
        { ms: 7, columns: [4, 8] },
        { ms: 2007, columns: [17, 18] },
        { ms: 2010, columns: [26, 26] },
      ],
      breaks: [{ ms: 2000, columns: [8, 17] }],
    });
    expect(cells.map((line) => line.map(({ character }) => character).join(''))).toEqual([
      '0   7       2 s  2007     2010',
      '+---(===)---//---()-------+   ',
    ]);
    expect(cells.flat().every(({ style }) => style === 'faint')).toBe(true);
  });
});
