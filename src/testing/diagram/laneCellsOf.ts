import { cellsOf } from './cellsOf.js';
import type { LaneKind } from './Lane.js';
import type { Layout, PlacedBar, PlacedLane } from './Layout.js';
import { MARKS } from './marks.js';
import type { CellStyle, TextCell } from './TextCell.js';

const STYLES: Readonly<Record<LaneKind, CellStyle>> = {
  agent: 'agent',
  model: 'model',
  reasoning: 'faint',
  text: 'text',
  tool: 'tool',
  approval: 'approval',
  run: 'plain',
};

const BLANK: TextCell = { character: ' ', style: 'plain' };

/** A lane in characters, one a column: `-` while somebody is at work, `=` for many events, `.` for what was withdrawn. */
export function laneCellsOf(lane: PlacedLane, { columns, breaks }: Layout): readonly TextCell[] {
  const cells = Array.from({ length: columns }, () => BLANK);
  const own = STYLES[lane.kind];
  const write = (column: number, characters: Iterable<string>, style: CellStyle): void => {
    let at = column;
    for (const character of characters) if (at < columns) cells[at++] = { character, style };
  };
  const styleOf = ({ isRetracted }: { readonly isRetracted?: boolean }): CellStyle => (isRetracted ? 'faint' : own);

  // Blocks lie on lines: the progress of a call on the call.
  for (const bar of [...lane.bars].sort((a, b) => b.shape.localeCompare(a.shape))) {
    const [from, to] = bar.columns;
    write(from, characterOf(bar).repeat(to - from + 1), styleOf(bar));
  }
  for (const { columns: between } of breaks) {
    const middle = Math.floor((between[0] + between[1]) / 2);
    if (cells[middle] !== BLANK) write(middle, '//', 'faint');
  }
  for (const bar of lane.bars) write(labelColumnOf(bar), labelOf(bar, lane), styleOf(bar));
  for (const { column, kind, isRetracted = false } of lane.marks) {
    const isFailure = kind === 'error' || kind === 'broken';
    write(column, MARKS[kind].glyph, isFailure ? 'error' : styleOf({ isRetracted }));
  }
  return cells;
}

function characterOf({ shape, isRetracted }: PlacedBar): string {
  if (isRetracted) return '.';
  return shape === 'block' ? '=' : '-';
}

/** A count comes behind a mark or a `=`. */
function labelColumnOf({ shape, columns: [from] }: PlacedBar): number {
  return shape === 'block' ? from + 2 : from;
}

function labelOf({ shape, columns: [from, to], label, count }: PlacedBar, { marks }: PlacedLane): readonly string[] {
  if (shape === 'line') {
    const next = Math.min(to, ...marks.map(({ column }) => column).filter((column) => column > from));
    return cellsOf(label, Math.max(1, next - from));
  }
  const digits = String(count);
  return digits.length < to - from - 1 ? Array.from(digits) : [];
}
