/** The place of an item in its response: its output index, or where a server sends none, the next one. */
export function placeOf(outputIndex: unknown, count: number): number {
  return Number.isInteger(outputIndex) ? (outputIndex as number) : count;
}
