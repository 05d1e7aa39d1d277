/**
 * An append-only list as a value: every version sees its own length of one shared array, so that appending costs the same at
 * any length and no version ever changes. Appending to an older version copies once.
 */
export interface Log<T> {
  readonly length: number;
  /** @internal the array that versions share; read it through `logItems` */
  readonly shared: T[];
}

/** One for all logs that hold nothing yet, of which a waiting run has four; nothing is ever appended to its array. */
const EMPTY: Log<never> = { length: 0, shared: [] };

export function logOf<T>(items: readonly T[] = []): Log<T> {
  return items.length === 0 ? EMPTY : { length: items.length, shared: [...items] };
}

export function append<T>(log: Log<T>, items: readonly T[]): Log<T> {
  if (items.length === 0) return log;
  const isLatest = log.shared !== EMPTY.shared && log.shared.length === log.length;
  const shared = isLatest ? log.shared : log.shared.slice(0, log.length);
  for (const item of items) shared.push(item);
  return { length: shared.length, shared };
}

/** The first `length` items as a version of their own. */
export function truncate<T>(log: Log<T>, length: number): Log<T> {
  return { length, shared: log.shared };
}

/** The items of this version, from an index on, as an array of their own. */
export function logItems<T>(log: Log<T>, from = 0): T[] {
  return log.shared.slice(from, log.length);
}
