import type { MARKS } from './marks.js';

/** A place in the order of a run's events: the index of one of them; the run's ending comes behind the last. */
export type Moment = number;

export type LaneKind = 'agent' | 'model' | 'reasoning' | 'text' | 'tool' | 'approval' | 'run';

export type MarkKind = keyof typeof MARKS;

/** One thing that happened. */
export interface Mark {
  readonly at: Moment;
  readonly kind: MarkKind;
  /** What it was in words, payload included. */
  readonly title: string;
  /** What it brought: written behind it where nothing else is. */
  readonly caption?: string;
  readonly isRetracted?: boolean;
}

/** Something that took its time: a `line` is somebody at work, a `block` many events of which nobody wants to see each. */
export interface Bar {
  readonly shape: 'line' | 'block';
  readonly from: Moment;
  readonly to: Moment;
  /** What is written on it, where there is room. */
  readonly label: string;
  /** How many events a block stands for. */
  readonly count?: number;
  readonly title: string;
  readonly isRetracted?: boolean;
}

/** A line of the diagram. */
export interface Lane {
  readonly kind: LaneKind;
  readonly label: string;
  /** How many runs it is nested in. */
  readonly depth: number;
  readonly marks: readonly Mark[];
  readonly bars: readonly Bar[];
}
