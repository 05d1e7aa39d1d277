import { axisCellsOf } from './axisCellsOf.js';
import { cellsOf } from './cellsOf.js';
import type { Chart } from './chartOf.js';
import { laneCellsOf } from './laneCellsOf.js';
import type { Lane } from './Lane.js';
import type { Layout } from './Layout.js';
import { layoutOf } from './layoutOf.js';
import { legendOf } from './legendOf.js';
import type { DiagramOptions, DiagramTextOptions } from './DiagramOptions.js';
import { MARKS } from './marks.js';
import { rowsOf } from './rowsOf.js';
import { summaryOf } from './summaryOf.js';
import type { TextCell } from './TextCell.js';
import { textLineOf } from './textLineOf.js';

const MIN_WIDTH = 40;
const MAX_GUTTER = 24;
const INDENT = 2;

/** A chart in lines of text. */
export function textOf(
  chart: Chart,
  { title, width = 80, color = false, maxGapMs }: DiagramTextOptions & DiagramOptions = {},
): string {
  const longest = Math.max(
    'ms'.length,
    ...chart.lanes.map(({ label, depth }) => depth * INDENT + cellsOf(label, Infinity).length),
  );
  const gutter = Math.min(longest, MAX_GUTTER) + 2;
  const columns = Math.max(MIN_WIDTH, width) - gutter;
  const rows = rowsOf(layoutOf(chart, columns, maxGapMs), columns).map((row) =>
    linesOf(row, gutter).map((line) => textLineOf(line, color)),
  );
  const heads = title === undefined ? [summaryOf(chart)] : [title, summaryOf(chart)];
  const head = heads.map((line) => cellsOf(line, Math.max(MIN_WIDTH, width)).join(''));
  return [head, ...rows, legendLinesOf(chart.lanes, Math.max(MIN_WIDTH, width))]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function linesOf(row: Layout, gutter: number): TextCell[][] {
  const [labels, axis] = axisCellsOf(row);
  return [
    [...headOf('ms', 0, gutter), ...labels],
    [...headOf('', 0, gutter), ...axis],
    ...row.lanes.map((lane) => [...headOf(lane.label, lane.depth, gutter), ...laneCellsOf(lane, row)]),
  ];
}

/** What stands before a line. */
function headOf(label: string, depth: number, gutter: number): TextCell[] {
  const indent = Array.from({ length: Math.min(depth * INDENT, gutter / 2) }, () => ' ');
  const cells = [...indent, ...cellsOf(label, gutter - 2 - indent.length)];
  return Array.from({ length: gutter }, (_, at) => ({ character: cells[at] ?? ' ', style: 'plain' }));
}

function legendLinesOf(lanes: readonly Lane[], width: number): string[] {
  const names = new Map<string, string>();
  for (const { kind } of legendOf(lanes)) {
    const { glyph, name } = MARKS[kind];
    const before = names.get(glyph);
    names.set(glyph, before === undefined ? name : `${before}/${name}`);
  }
  const entries = [...names].map(([glyph, name]) => `${glyph} ${name}`);
  if (lanes.some(({ bars }) => bars.some(({ shape }) => shape === 'block'))) entries.push('=n= n events');
  const lines: string[] = [];
  for (const entry of entries) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + entry.length + 3 <= width) lines[lines.length - 1] = `${line}   ${entry}`;
    else lines.push(entry);
  }
  return lines;
}
