import type { CallTrack } from './CallTrack.js';
import type { Lane, Moment } from './Lane.js';

/** The lanes of a run's calls: calls of one tool share a lane unless they overlap; a call with a run of its own has its lanes below. */
export function callLanesOf(calls: readonly CallTrack[], depth: number, end: Moment): readonly Lane[] {
  const groups: CallTrack[][] = [];
  for (const call of calls) {
    const free = groups.find((group) => group.every((one) => one.name === call.name && one.isBefore(call, end)));
    if (free) free.push(call);
    else groups.push([call]);
  }
  const seen = new Map<string, number>();
  return groups.flatMap((group) => {
    const name = group[0]?.name ?? '';
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    const strokes = group.map((call) => call.strokes(end));
    const lane: Lane = {
      kind: 'tool',
      label: nth > 1 ? `${name} ${nth}` : name,
      depth,
      marks: strokes.flatMap(({ marks }) => marks),
      bars: strokes.flatMap(({ bars }) => bars),
    };
    return [lane, ...group.flatMap((call) => call.nestedLanes(end))];
  });
}
