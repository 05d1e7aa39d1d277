export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the ratios of two sides, round by round: what slows a machine down for a while slows both. */
export const ratioOf = (over, under) =>
  median(over.map((figure, round) => figure / under[Math.min(round, under.length - 1)]));
