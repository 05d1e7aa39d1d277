import { xOf, yOf, type Frame } from './Frame.js';
import { GEOMETRY } from './geometry.js';
import type { Layout } from './Layout.js';
import { svgAxis } from './svgAxis.js';
import { svgElement, type SvgElement } from './svgElement.js';
import { svgLane } from './svgLane.js';

/** A row: its axis, its lanes from top to bottom, and its breaks across them. */
export function svgRow(row: Layout, frame: Frame): SvgElement {
  return svgElement(
    'g',
    { class: 'row' },
    ...nestingOf(row, frame),
    ...svgAxis(row, frame),
    ...row.lanes.map((lane, index) => svgLane(lane, row, frame, yOf(frame, index))),
    ...row.breaks.map(({ columns: [from, to] }) => breakOf(row, frame, (from + to) / 2)),
  );
}

/** A ground under the lanes of nested runs, one upon the other. */
function nestingOf({ lanes, columns }: Layout, frame: Frame): SvgElement[] {
  return lanes.flatMap(({ depth }, first) => {
    const before = lanes[first - 1]?.depth ?? 0;
    return Array.from({ length: Math.max(0, depth - before) }, (_, level) => {
      const own = before + level + 1;
      const after = lanes.findIndex((lane, index) => index > first && lane.depth < own);
      const count = (after < 0 ? lanes.length : after) - first;
      const x = GEOMETRY.margin + own * GEOMETRY.indent - 8;
      return svgElement('rect', {
        class: 'nested',
        x,
        y: yOf(frame, first) - GEOMETRY.laneHeight / 2 + 1,
        width: xOf(frame, columns) - x,
        height: count * GEOMETRY.laneHeight - 2,
        rx: 5,
      });
    });
  });
}

/** A tear from the axis to the last lane. */
function breakOf({ lanes }: Layout, frame: Frame, column: number): SvgElement {
  const top = frame.top + GEOMETRY.axisHeight - 13;
  const height = lanes.length * GEOMETRY.laneHeight + 15;
  const x = xOf(frame, column);
  const slant = 3;
  return svgElement(
    'g',
    { class: 'break' },
    svgElement('path', { class: 'gap', d: `M${x + slant - 4} ${top}h8l${-2 * slant} ${height}h-8z` }),
    svgElement('path', {
      class: 'edge',
      d: `M${x + slant - 4} ${top}l${-2 * slant} ${height}m8 0l${2 * slant} ${-height}`,
    }),
  );
}
