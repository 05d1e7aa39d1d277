import { axisLabelsOf } from './axisLabelsOf.js';
import type { Layout } from './Layout.js';
import type { TextCell } from './TextCell.js';

/** The axis in characters, one a column: times, and below them `+` for an instant, `( )` around several events of one, `//` for a break. */
export function axisCellsOf(layout: Layout): readonly [readonly TextCell[], readonly TextCell[]] {
  const labels = Array.from({ length: layout.columns }, () => ' ');
  const line = [...labels];
  line.fill('-', 0, layout.end + 1);
  for (const { column, text } of axisLabelsOf(layout)) labels.splice(column, text.length, ...Array.from(text));
  for (const { columns } of layout.instants) {
    const [from, to] = columns;
    line[from] = from === to ? '+' : '(';
    if (to > from) line[to] = ')';
    line.fill('=', from + 1, to);
  }
  for (const { columns } of layout.breaks) {
    const middle = Math.floor((columns[0] + columns[1]) / 2);
    line.splice(middle, 2, '/', '/');
  }
  return [labels.map(faint), line.map(faint)];
}

function faint(character: string): TextCell {
  return { character, style: 'faint' };
}
