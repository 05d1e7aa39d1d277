import type { Moment } from './Lane.js';
import type { Spacing } from './spacingsOf.js';

/** What is to be placed. */
export interface Placement {
  /** When each moment was, in milliseconds. */
  readonly times: readonly number[];
  /** The moments that have something to show. */
  readonly moments: Iterable<Moment>;
  readonly spacings: readonly Spacing[];
  /** After which moments the axis is broken. */
  readonly silences: ReadonlySet<Moment>;
  /** How far apart the two ends of a break are, in columns. */
  readonly breakColumns: number;
}

/** Halvings that find the scale: more than the digits that a column needs. */
const STEPS = 40;

/**
 * The column of each moment, from 0: in order, never closer than they can be read, and otherwise to one scale, as large as the width allows.
 * What needs more room than that gets the next whole multiple of the width.
 */
export function columnsOf(placement: Placement, width: number): ReadonlyMap<Moment, number> {
  const place = placer(placement);
  const needed = lastColumn(place(0)) + 1;
  const available = Math.ceil(needed / width) * width - 1;
  let [low, high] = [0, 1];
  while (lastColumn(place(high)) < available && high < Number.MAX_SAFE_INTEGER) high *= 2;
  for (let step = 0; step < STEPS; step++) {
    const scale = (low + high) / 2;
    if (lastColumn(place(scale)) > available) high = scale;
    else low = scale;
  }
  return place(low);
}

function lastColumn(columns: ReadonlyMap<Moment, number>): number {
  return [...columns.values()].at(-1) ?? 0;
}

/** Places the moments at a scale, in columns per millisecond. */
function placer({ times, moments, spacings, silences, breakColumns }: Placement) {
  const inOrder = [...new Set(moments)].sort((a, b) => a - b);
  const endingAt = new Map<Moment, Spacing[]>();
  for (const spacing of spacings) endingAt.set(spacing.to, [...(endingAt.get(spacing.to) ?? []), spacing]);

  return (scale: number): ReadonlyMap<Moment, number> => {
    const columns = new Map<Moment, number>();
    let before: Moment | undefined;
    let position = 0;
    for (const moment of inOrder) {
      if (before !== undefined) {
        const isBroken = silences.has(before) && before + 1 === moment;
        const ms = (times[moment] ?? 0) - (times[before] ?? 0);
        position += isBroken ? breakColumns : Math.max(1, ms * scale);
      }
      for (const { from, columns: least } of endingAt.get(moment) ?? []) {
        position = Math.max(position, (columns.get(from) ?? 0) + least);
      }
      columns.set(moment, position);
      before = moment;
    }
    return new Map([...columns].map(([moment, exact]) => [moment, Math.round(exact)]));
  };
}
