import type { Lane, LaneKind, MarkKind } from './Lane.js';
import { MARKS } from './marks.js';

/** A kind of mark that a diagram has, and a lane that it is on. */
export interface LegendEntry {
  readonly kind: MarkKind;
  readonly lane: LaneKind;
}

/** The kinds of marks that a diagram has, in the order of the table. */
export function legendOf(lanes: readonly Lane[]): readonly LegendEntry[] {
  const used = new Map(lanes.flatMap((lane) => lane.marks.map(({ kind }) => [kind, lane.kind])));
  return (Object.keys(MARKS) as MarkKind[]).flatMap((kind) => {
    const lane = used.get(kind);
    return lane ? [{ kind, lane }] : [];
  });
}
