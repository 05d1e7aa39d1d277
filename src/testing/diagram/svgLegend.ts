import { GEOMETRY } from './geometry.js';
import type { Lane } from './Lane.js';
import { legendOf } from './legendOf.js';
import { MARKS } from './marks.js';
import { svgElement, type SvgElement } from './svgElement.js';
import { svgShape } from './svgMark.js';

/** From the middle of a symbol to its meaning, and from there to the next entry. */
const SYMBOL = 14;
const GAP = 24;

/** What the marks mean, in lines from the top, and how high that is. */
export function svgLegend(
  lanes: readonly Lane[],
  top: number,
): { readonly element: SvgElement; readonly height: number } {
  const { width, margin, legendLine, smallCharacter } = GEOMETRY;
  let x: number = margin;
  let y = top;
  const entries = legendOf(lanes).map(({ kind, lane }) => {
    const { name } = MARKS[kind];
    const length = SYMBOL + name.length * smallCharacter;
    if (x + length > width - margin) [x, y] = [margin, y + legendLine];
    const entry = svgElement(
      'g',
      { class: `mark ${lane} ${kind}`, transform: `translate(${Math.round(x + 6)} ${y})` },
      ...svgShape(kind),
      svgElement('text', { class: 'meaning', x: SYMBOL, y: 4 }, name),
    );
    x += length + GAP;
    return entry;
  });
  return { element: svgElement('g', { class: 'legend' }, ...entries), height: y - top + legendLine };
}
