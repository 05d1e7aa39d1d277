import { GEOMETRY } from './geometry.js';

/** Where columns and lanes are on the page. */
export interface Frame {
  /** Where the first column begins. */
  readonly left: number;
  /** Where the row begins. */
  readonly top: number;
}

/** The middle of a column. */
export function xOf({ left }: Frame, column: number): number {
  return Math.round((left + (column + 0.5) * GEOMETRY.step) * 10) / 10;
}

/** The middle of a lane. */
export function yOf({ top }: Frame, lane: number): number {
  return top + GEOMETRY.axisHeight + (lane + 0.5) * GEOMETRY.laneHeight;
}
