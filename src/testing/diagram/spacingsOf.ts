import type { Bar, Lane, Mark, Moment } from './Lane.js';

/** How many columns there are from one moment to a later one, at least. */
export interface Spacing {
  readonly from: Moment;
  readonly to: Moment;
  readonly columns: number;
}

/** From one mark to the next on its lane: marks do not touch. */
const BETWEEN_MARKS = 2;
/** Characters of a name that are waited for, and the room around them. */
const MAX_NAME = 16;
const AROUND_NAME = 3;

/** What the lanes need so that all on them can be read. */
export function spacingsOf(lanes: readonly Lane[]): readonly Spacing[] {
  const all = lanes.flatMap(({ marks, bars }) => {
    const ends = bars.filter(({ shape }) => shape === 'block').map(({ to }) => to);
    const places = [...new Set([...marks.map(({ at }) => at), ...ends])].sort((a, b) => a - b);
    const between = places.slice(1).map((to, index) => ({ from: places[index] ?? to, to, columns: BETWEEN_MARKS }));
    return [...between, ...bars.map((bar) => spacingOf(bar, marks))];
  });
  return all.filter(({ from, to }) => from < to);
}

function spacingOf({ shape, from, to, count = 0, label }: Bar, marks: readonly Mark[]): Spacing {
  if (shape === 'block') return { from, to, columns: String(count).length + 3 };
  if (label === '') return { from, to, columns: 1 };
  // The name of an agent ends before the next thing on its lane.
  const next = Math.min(to, ...marks.map(({ at }) => at).filter((at) => at > from));
  return { from, to: next, columns: Math.min(label.length, MAX_NAME) + AROUND_NAME };
}
