import { captionsOf, type Caption } from './captionsOf.js';
import { cellsOf } from './cellsOf.js';
import { xOf, type Frame } from './Frame.js';
import { GEOMETRY } from './geometry.js';
import type { Layout, PlacedLane } from './Layout.js';
import { svgBar } from './svgBar.js';
import { svgElement, type SvgElement } from './svgElement.js';
import { svgMark } from './svgMark.js';

/** A lane: its name, its line with captions in the gaps, its bars, and its marks on top of them. */
export function svgLane(lane: PlacedLane, row: Layout, frame: Frame, y: number): SvgElement {
  const x = GEOMETRY.margin + lane.depth * GEOMETRY.indent;
  const name = cellsOf(lane.label, Math.floor((frame.left - 8 - x) / GEOMETRY.character)).join('');
  const captions = captionsOf(lane, row);
  // Blocks lie on lines: the progress of a call on the call.
  const bars = [...lane.bars].sort((a, b) => b.shape.localeCompare(a.shape));
  return svgElement(
    'g',
    { class: `lane ${lane.kind}` },
    svgElement('path', { class: 'base', d: baseOf(captions, row, frame, y) }),
    svgElement('text', { class: 'label', x, y: y + 4 }, name),
    ...captions.map(({ mark, text, x: offset }) =>
      svgElement(
        'text',
        { class: mark.isRetracted ? 'caption void' : 'caption', x: frame.left + offset, y: y + 3.8 },
        text,
      ),
    ),
    ...bars.map((bar) => svgBar(bar, lane, frame.left, y)),
    ...lane.marks.map((mark) => svgMark(mark, lane, xOf(frame, mark.column), y)),
  );
}

/** The line of a lane, which gives way to captions. */
function baseOf(captions: readonly Caption[], { columns }: Layout, frame: Frame, y: number): string {
  const gaps = captions.map(({ x, width }) => {
    const from = Math.round(frame.left + x - 4);
    return `H${from}M${Math.round(from + width + 8)} ${y}`;
  });
  return `M${frame.left} ${y}${gaps.join('')}H${xOf(frame, columns)}`;
}
