import type { Bar, Lane, Mark } from './Lane.js';

/** A mark in its column. */
export interface PlacedMark extends Mark {
  readonly column: number;
  /** Milliseconds from the start. */
  readonly ms: number;
}

/** A bar from column to column, both included; one that is cut goes on in another row. */
export interface PlacedBar extends Bar {
  readonly columns: readonly [number, number];
  readonly ms: readonly [number, number];
  readonly isCutLeft?: boolean;
  readonly isCutRight?: boolean;
}

/** A lane with all that is on it in columns. */
export interface PlacedLane extends Lane {
  readonly marks: readonly PlacedMark[];
  readonly bars: readonly PlacedBar[];
}

/** All that happened in one millisecond, in columns: the brackets of a marble diagram. */
export interface Instant {
  readonly columns: readonly [number, number];
  readonly ms: number;
}

/** A silence, between two columns. */
export interface Break {
  readonly columns: readonly [number, number];
  readonly ms: number;
}

/** Where everything is, in columns from 0: what both renderers draw. */
export interface Layout {
  readonly columns: number;
  /** The column of the end; in a row that goes on, its last. */
  readonly end: number;
  readonly lanes: readonly PlacedLane[];
  readonly instants: readonly Instant[];
  readonly breaks: readonly Break[];
}
