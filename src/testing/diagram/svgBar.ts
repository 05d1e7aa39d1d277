import { durationOf } from './durationOf.js';
import { fitted } from './fitted.js';
import { GEOMETRY } from './geometry.js';
import type { Lane, LaneKind } from './Lane.js';
import type { PlacedBar, PlacedLane } from './Layout.js';
import { svgElement, type SvgElement } from './svgElement.js';

const PADDING = 6;
/** The marks at the ends of a response reach into its bar. */
const MARK = 4;
const HEIGHTS: Readonly<Partial<Record<LaneKind, number>>> = { agent: 20, tool: 5, run: 2 };
const BLOCK_HEIGHT = 18;

/** A bar in its lane, with what is written on it. */
export function svgBar(bar: PlacedBar, lane: PlacedLane, left: number, y: number): SvgElement {
  const { shape, title, ms, isRetracted = false, isCutLeft = false } = bar;
  const height = shape === 'block' ? BLOCK_HEIGHT : (HEIGHTS[lane.kind] ?? 2);
  const [from, to] = bar.columns;
  // A line ends in its marks; a block holds its first and its last event.
  const inset = shape === 'block' && lane.kind !== 'model' ? 0 : GEOMETRY.step / 2;
  const x = left + from * GEOMETRY.step + (isCutLeft ? 0 : inset);
  const end = left + (to + 1) * GEOMETRY.step - (bar.isCutRight ? 0 : inset);
  const width = Math.max(1, end - x);
  return svgElement(
    'g',
    { class: `bar ${lane.kind} ${shape}${isRetracted ? ' void' : ''}` },
    svgElement('title', {}, `${Math.round(ms[0])} to ${Math.round(ms[1])} ms: ${durationOf(ms[1] - ms[0])}\n${title}`),
    svgElement('rect', { x, y: y - height / 2, width, height, rx: Math.min(4, height / 2) }),
    ...writingOf(bar, lane, { x: x + PADDING, width: roomOn(bar, lane, width), y: y + 3.8 }),
  );
}

/** How far a label goes before the next mark. */
function roomOn({ shape, columns: [from] }: PlacedBar, { kind, marks }: PlacedLane, width: number): number {
  if (shape === 'block') return width - 2 * PADDING - (kind === 'model' ? MARK : 0);
  const next = marks.map(({ column }) => column).filter((column) => column > from);
  return Math.min(width, (Math.min(...next) - from - 1) * GEOMETRY.step) - 2 * PADDING;
}

function writingOf(
  { shape, label, count }: PlacedBar,
  { kind }: Lane,
  { x, width, y }: { readonly x: number; readonly width: number; readonly y: number },
): readonly SvgElement[] {
  if (shape === 'line') {
    const name = label && fitted(label, width, { character: GEOMETRY.character, least: 2 });
    return name ? [svgElement('text', { class: 'name', x, y }, name)] : [];
  }
  const room = Math.floor(width / GEOMETRY.smallCharacter);
  const noun = kind === 'model' ? 'events' : kind === 'tool' ? 'reports' : 'deltas';
  const counts = [`${count} ${noun}`, `×${count}`, String(count)];
  const free = width - (String(count).length + 3) * GEOMETRY.smallCharacter;
  const excerpt = fitted(label, free, { character: GEOMETRY.smallCharacter, least: 12 });
  const shown = counts.slice(excerpt ? 1 : 0).find((text) => text.length <= room);
  if (shown === undefined) return [];
  return [
    ...(excerpt ? [svgElement('text', { class: 'excerpt', x, y }, excerpt)] : []),
    svgElement('text', { class: 'count', x: x + width, y, 'text-anchor': 'end' }, shown),
  ];
}
