import { cellsOf } from './cellsOf.js';
import { fitted } from './fitted.js';
import { GEOMETRY } from './geometry.js';
import type { Layout, PlacedLane, PlacedMark } from './Layout.js';

/** A text behind a mark; lengths in pixels from where the first column begins. */
export interface Caption {
  readonly mark: PlacedMark;
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

/** From the middle of a mark to a caption, and from there to what comes next. */
const GAP = 12;
/** Shorter than this many characters, a clipped caption tells nothing. */
const LEAST = 14;

/** What the marks of a lane brought, where nothing else is in the way of saying so. */
export function captionsOf({ marks, bars }: PlacedLane, { columns, breaks }: Layout): readonly Caption[] {
  const obstacles = [
    ...marks.map(({ column }) => column),
    ...bars.map(({ columns: [from] }) => from),
    // A tear is narrower than the break that it is in.
    ...breaks.map(({ columns: [from, to] }) => (from + to) / 2),
  ];
  return marks.flatMap((mark) => {
    const next = Math.min(columns, ...obstacles.filter((column) => column > mark.column));
    const x = (mark.column + 0.5) * GEOMETRY.step + GAP;
    const room = (next + 0.5) * GEOMETRY.step - GAP - x;
    const text = fitted(mark.caption ?? '', room, { character: GEOMETRY.smallCharacter, least: LEAST });
    return text ? [{ mark, text, x, width: cellsOf(text, Infinity).length * GEOMETRY.smallCharacter }] : [];
  });
}
