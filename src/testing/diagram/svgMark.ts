import type { Lane, MarkKind } from './Lane.js';
import type { PlacedMark } from './Layout.js';
import { MARKS } from './marks.js';
import { svgElement, type SvgElement } from './svgElement.js';

const RADIUS = 6.5;

/** A mark where it belongs, with what it stands for on hover. */
export function svgMark(mark: PlacedMark, lane: Lane, x: number, y: number): SvgElement {
  const { kind, ms, title, isRetracted = false } = mark;
  return svgElement(
    'g',
    { class: `mark ${lane.kind} ${kind}${isRetracted ? ' void' : ''}`, transform: `translate(${x} ${y})` },
    svgElement('title', {}, `${Math.round(ms)} ms\n${title}`),
    ...svgShape(kind),
  );
}

/** The shape of a kind of mark, around the origin. */
export function svgShape(kind: MarkKind): readonly SvgElement[] {
  switch (kind) {
    case 'begun':
      return [svgElement('circle', { r: 3.5 })];
    case 'ended':
    case 'complete':
      return [svgElement('rect', { x: -1.5, y: -10, width: 3, height: 20, rx: 1 })];
    case 'broken':
    case 'error':
    case 'retracted':
      return [svgElement('path', { class: 'cross', d: 'M-5.5-5.5l11 11m0-11l-11 11' })];
    case 'stopped':
      return [svgElement('rect', { x: -5.5, y: -5.5, width: 11, height: 11, rx: 1 })];
    case 'interrupted':
      return [-4.5, 1.5].map((x) => svgElement('rect', { x, y: -6.5, width: 3, height: 13, rx: 1 }));
    case 'delta':
    case 'progress':
      return [svgElement('circle', { r: 4 })];
    default:
      return [
        svgElement('circle', { r: RADIUS }),
        svgElement('text', { class: 'letter', y: 3.3, 'text-anchor': 'middle' }, MARKS[kind].glyph),
      ];
  }
}
