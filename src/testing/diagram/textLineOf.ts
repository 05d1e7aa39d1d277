import type { CellStyle, TextCell } from './TextCell.js';

/** Select Graphic Rendition codes, on and off. */
const CODES: Readonly<Record<CellStyle, readonly [number, number] | undefined>> = {
  plain: undefined,
  agent: [36, 39],
  model: [34, 39],
  text: [32, 39],
  tool: [33, 39],
  approval: [35, 39],
  error: [31, 39],
  faint: [2, 22],
};

/** Cells as a line, without blanks at its end; with colours, one escape for all neighbours of a style. */
export function textLineOf(cells: readonly TextCell[], color: boolean): string {
  let length = cells.length;
  while (cells[length - 1]?.character === ' ') length -= 1;
  let line = '';
  let before: CellStyle = 'plain';
  for (const { character, style } of [...cells.slice(0, length), { character: '', style: 'plain' } as const]) {
    if (color && style !== before) {
      line += escape(CODES[before]?.[1]) + escape(CODES[style]?.[0]);
      before = style;
    }
    line += character;
  }
  return line;
}

function escape(code: number | undefined): string {
  return code === undefined ? '' : `\x1b[${code}m`;
}
