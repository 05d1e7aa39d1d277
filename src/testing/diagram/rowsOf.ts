import type { Layout, PlacedLane } from './Layout.js';

type Columns = readonly [number, number];

/** Breaks a layout into rows of a width, one below the other; a lane with nothing in a row is left out of it. */
export function rowsOf(layout: Layout, width: number): readonly Layout[] {
  const count = Math.max(1, Math.ceil(layout.columns / width));
  return Array.from({ length: count }, (_, row) => rowOf(layout, [row * width, (row + 1) * width - 1], width));
}

function rowOf({ lanes, instants, breaks, end }: Layout, row: Columns, width: number): Layout {
  const inRow = <T extends { readonly columns: Columns }>(things: readonly T[]): T[] =>
    things
      .filter(({ columns: [from, to] }) => from <= row[1] && to >= row[0])
      .map((thing) => ({ ...thing, columns: clipped(thing.columns, row) }));
  return {
    columns: width,
    end: Math.min(end - row[0], width - 1),
    lanes: lanes
      .map((lane): PlacedLane => ({
        ...lane,
        marks: lane.marks
          .filter(({ column }) => column >= row[0] && column <= row[1])
          .map((mark) => ({ ...mark, column: mark.column - row[0] })),
        bars: lane.bars
          .filter(({ columns: [from, to] }) => from <= row[1] && to >= row[0])
          .map((bar) => ({
            ...bar,
            columns: clipped(bar.columns, row),
            isCutLeft: bar.columns[0] < row[0],
            isCutRight: bar.columns[1] > row[1],
          })),
      }))
      .filter(({ marks, bars }) => marks.length + bars.length > 0),
    instants: inRow(instants),
    breaks: inRow(breaks),
  };
}

function clipped([from, to]: Columns, [first, last]: Columns): Columns {
  return [Math.max(from, first) - first, Math.min(to, last) - first];
}
