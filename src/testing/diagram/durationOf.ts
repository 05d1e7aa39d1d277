const SECOND = 1000;

/** Milliseconds for people: `430 ms`, `4.1 s`, `10 s`, `2 min 5 s`. */
export function durationOf(ms: number): string {
  const rounded = Math.round(ms);
  if (rounded < SECOND) return `${rounded} ms`;
  const seconds = Math.round(rounded / SECOND);
  if (seconds < 60) return `${Number((rounded / SECOND).toFixed(1))} s`;
  const minutes = Math.floor(seconds / 60);
  return seconds % 60 > 0 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
}
