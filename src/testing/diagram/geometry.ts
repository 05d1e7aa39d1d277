/** Measures of the SVG, in pixels at its natural size. */
export const GEOMETRY = {
  width: 900,
  margin: 20,
  /** Of a column. */
  step: 7.5,
  laneHeight: 30,
  /** From the top of a row to its first lane. */
  axisHeight: 34,
  rowGap: 22,
  headHeight: 64,
  legendLine: 22,
  /** A character of the lanes' labels, of small texts. */
  character: 7.3,
  smallCharacter: 6.7,
  indent: 14,
} as const;
