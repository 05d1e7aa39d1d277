import { axisLabelsOf } from './axisLabelsOf.js';
import { xOf, type Frame } from './Frame.js';
import { GEOMETRY } from './geometry.js';
import type { Layout } from './Layout.js';
import { svgElement, type SvgElement } from './svgElement.js';

const LINE = 24;

/** The axis of a row: times, ticks, and a bracket around what happened at one instant. */
export function svgAxis(row: Layout, frame: Frame): readonly SvgElement[] {
  const y = frame.top + LINE;
  const bottom = frame.top + GEOMETRY.axisHeight + row.lanes.length * GEOMETRY.laneHeight;
  const labels = axisLabelsOf(row);
  const labelled = new Set(labels.filter(({ isBreak }) => !isBreak).map(({ column }) => column));
  return [
    svgElement('text', { class: 'unit', x: GEOMETRY.margin, y: y - 6 }, 'ms'),
    svgElement('path', { class: 'axis', d: `M${xOf(frame, 0)} ${y}H${xOf(frame, row.end)}` }),
    ...row.instants.flatMap(({ ms, columns: [from, to] }) => {
      const [x, end] = [xOf(frame, from), xOf(frame, to)];
      const guide = svgElement('path', { class: 'guide', d: `M${x} ${y + 5}V${bottom}` });
      const tick =
        from === to
          ? svgElement('path', { class: 'tick', d: `M${x} ${y - 3}v6` })
          : svgElement('rect', { class: 'instant', x: x - 2, y: y - 2.5, width: end - x + 4, height: 5, rx: 2.5 });
      const named = svgElement('g', {}, svgElement('title', {}, `${Math.round(ms)} ms`), tick);
      return labelled.has(from) ? [guide, named] : [named];
    }),
    ...labels.map(({ column, text, isBreak }) =>
      svgElement(
        'text',
        { class: isBreak ? 'time pause' : 'time', ...anchorOf(text, column, isBreak, frame), y: y - 6 },
        text,
      ),
    ),
  ];
}

/** A time begins at its tick, the length of a break stands in its middle. */
function anchorOf(text: string, column: number, isBreak: boolean, frame: Frame) {
  if (!isBreak) return { x: xOf(frame, column) - 2 };
  return { x: xOf(frame, column) + ((text.length - 1) / 2) * GEOMETRY.step, 'text-anchor': 'middle' };
}
