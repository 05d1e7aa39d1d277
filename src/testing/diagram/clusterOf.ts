import { payloadOf } from './payloadOf.js';
import type { Bar, Mark, Moment } from './Lane.js';

/** Many events of one kind, in order. */
export interface Cluster {
  readonly kind: 'delta' | 'progress';
  readonly events: readonly { readonly at: Moment; readonly payload: unknown }[];
  /** What they come to together. */
  readonly whole: string;
  /** Up to how many are worth a mark each. */
  readonly few: number;
}

/** A mark for each of a few events; one block for many. */
export function clusterOf({ kind, events, whole, few }: Cluster): { marks: readonly Mark[]; bars: readonly Bar[] } {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last || events.length <= few) {
    return { marks: events.map(({ at, payload }) => ({ at, kind, title: titleOf(kind, payload) })), bars: [] };
  }
  const plural = kind === 'delta' ? 'deltas' : 'progress reports';
  const title = `${events.length} ${plural}\n${payloadOf(whole)}`;
  return {
    marks: [],
    bars: [{ shape: 'block', from: first.at, to: last.at, label: whole, count: events.length, title }],
  };
}

function titleOf(kind: string, payload: unknown): string {
  return `${kind}: ${payloadOf(payload)}`;
}
