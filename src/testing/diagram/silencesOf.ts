import type { Moment } from './Lane.js';

/** A silence is this much longer than all pauses together that are less than half as long, */
const FACTOR = 4;
/** and more than this part of the whole: a break that saves no room is none. */
const SHARE = 1 / 8;

/** The moments after which nothing happened for so long that it is not drawn to scale. */
export function silencesOf(times: readonly number[], maxGapMs?: number): ReadonlySet<Moment> {
  const pauses = times.slice(1).map((time, at) => ({ at, ms: time - (times[at] ?? 0) }));
  const shortest = maxGapMs ?? shortestSilence(pauses.map(({ ms }) => ms));
  return new Set(pauses.filter(({ ms }) => ms > shortest).map(({ at }) => at));
}

/** Every pause that is longer than this is a silence: from the longest down, until one is found that is none. */
function shortestSilence(pauses: readonly number[]): number {
  const sorted = [...pauses].sort((a, b) => b - a);
  const total = sorted.reduce((sum, ms) => sum + ms, 0);
  for (const ms of sorted) {
    const shorter = sorted.reduce((sum, other) => (other < ms / 2 ? sum + other : sum), 0);
    if (shorter === 0 || ms <= FACTOR * shorter || ms <= SHARE * total) return ms;
  }
  return Infinity;
}
