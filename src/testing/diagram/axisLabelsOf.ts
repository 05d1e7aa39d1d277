import { durationOf } from './durationOf.js';
import type { Layout } from './Layout.js';

/** A text above the axis. */
export interface AxisLabel {
  /** Its first column. */
  readonly column: number;
  readonly text: string;
  readonly isBreak: boolean;
}

/** What is written above the axis, from left to right: lengths of breaks, and of the times those that have room. */
export function axisLabelsOf({ columns, instants, breaks }: Layout): readonly AxisLabel[] {
  const times = instants.map(({ ms, columns: [column] }) => ({ column, text: String(Math.round(ms)), isBreak: false }));
  const lengths = breaks.map(({ ms, columns: [from, to] }) => {
    const text = durationOf(ms);
    return { column: Math.max(0, Math.ceil((from + to + 1 - text.length) / 2)), text, isBreak: true };
  });
  const [first, ...others] = times;
  const last = others.pop();
  const byImportance = [first, ...lengths, last, ...others].filter((label) => label !== undefined);
  const taken: AxisLabel[] = [];
  for (const label of byImportance) {
    const placed = { ...label, column: Math.max(0, Math.min(label.column, columns - label.text.length)) };
    if (taken.every((other) => areApart(placed, other))) taken.push(placed);
  }
  return taken.sort((a, b) => a.column - b.column);
}

function areApart(a: AxisLabel, b: AxisLabel): boolean {
  return a.column + a.text.length < b.column || b.column + b.text.length < a.column;
}
