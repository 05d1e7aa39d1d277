import { cellsOf } from '../../../src/testing/diagram/cellsOf.js';

const joined = (text: string, columns = Infinity) => cellsOf(text, columns).join('');

describe('cellsOf', () => {
  it('should give a cell for each character, and mark where it clips', () => {
    expect(cellsOf('abc', 3)).toEqual(['a', 'b', 'c']);
    expect(cellsOf('abcd', 3)).toEqual(['a', 'b', '…']);
    expect(cellsOf('abcd', 1)).toEqual(['…']);
    expect(cellsOf('abcd', 0)).toEqual([]);
  });

  it('should give two cells to what is two columns wide, and never half of it', () => {
    expect(cellsOf('天気', 4)).toEqual(['天', '', '気', '']);
    expect(cellsOf('天気です', 4)).toEqual(['天', '', ' ', '…']);
    expect(cellsOf('🚢 1', 4)).toEqual(['🚢', '', ' ', '1']);
  });

  it('should keep a line a line', () => {
    expect(joined('a\n\t b')).toBe('a b');
    expect(joined('\x1b[31mred\x07\u202eder\u200b')).toBe('[31mredder');
  });
});
