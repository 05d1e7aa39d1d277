/** What stands at one time of a diagram. */
export interface Mark {
  readonly frame: number;
  readonly letter: string;
}

/** One line of a drawing. */
export interface Diagram {
  readonly label: string;
  readonly marks: readonly Mark[];
}

/** What stands at one time, as it is written: a letter or a group. */
interface Token {
  readonly frame: number;
  readonly text: readonly string[];
  /** Frames that it may take before the next one. */
  readonly room: number;
}

/** A diagram by time: what is written where, and when it is over. */
interface Row {
  readonly label: string;
  readonly cells: ReadonlyMap<number, string>;
  readonly end: number;
}

/** Milliseconds in which nothing happens in any diagram, that are drawn out. */
const LONGEST_IDLE = 12;

/**
 * Draws diagrams one under the other on one time axis, in the syntax that RxJS reads, with a caret under a frame. Where nothing happens
 * for long the time is written: ` 997ms `. A group that does not fit before what comes next, which no diagram can say, widens its place.
 */
export function drawDiagrams(diagrams: readonly Diagram[], caretFrame: number): string {
  const rows = diagrams.map(rowOf);
  const times = [...new Set([...rows.flatMap(({ cells }) => [...cells.keys()]), caretFrame])].sort((a, b) => a - b);
  const indent = Math.max(...rows.map(({ label }) => label.length)) + 2;
  let lines = rows.map(({ label }) => label.padEnd(indent));
  let caret = indent;
  let now = 0;
  const write = (textOf: (row: Row) => string): void => {
    lines = lines.map((line, at) => line + textOf(rows[at] as Row));
  };
  for (const time of times) {
    const idle = idleText(time - now);
    write(({ end }) => (end < now ? ' '.repeat(idle.length) : idle));
    if (time === caretFrame) caret = lines[0]?.length ?? caret;
    const width = Math.max(1, ...rows.map(({ cells }) => cells.get(time)?.length ?? 0));
    write(({ cells, end }) => (cells.get(time) ?? (end < time ? ' ' : '-')).padEnd(width));
    now = time + 1;
  }
  return [...lines.map((line) => line.trimEnd()), `${' '.repeat(caret)}^ ${caretFrame} ms`].join('\n');
}

/** Why no diagram can say what happened; nothing where one can. */
export function undrawableOf(marks: readonly Mark[]): string | undefined {
  const token = tokensOf(marks).find(({ text, room }) => text.length > room);
  if (!token) return undefined;
  const { frame, text, room } = token;
  const next = `${text.join('')} at ${frame} ms takes ${text.length} frames, and the next is at ${frame + room} ms`;
  return `No diagram can say what happened: ${next}. Let more time pass there.`;
}

function rowOf({ label, marks }: Diagram): Row {
  const cells = new Map<number, string>();
  for (const { frame, text, room } of tokensOf(marks)) {
    const last = Math.max(1, Math.min(text.length, Math.ceil(room))) - 1;
    for (let each = 0; each < last; each++) cells.set(frame + each, text[each] ?? '');
    cells.set(frame + last, text.slice(last).join(''));
  }
  const end = marks.at(-1);
  return { label, cells, end: end && /[|#!]/.test(end.letter) ? end.frame : Infinity };
}

function tokensOf(marks: readonly Mark[]): Token[] {
  const letters = new Map<number, string[]>();
  for (const { frame, letter } of marks) letters.set(frame, [...(letters.get(frame) ?? []), letter]);
  const frames = [...letters.keys()];
  return [...letters].map(([frame, text], at) => ({
    frame,
    text: text.length > 1 ? ['(', ...text, ')'] : text,
    room: (frames[at + 1] ?? Infinity) - frame,
  }));
}

function idleText(frames: number): string {
  return frames > LONGEST_IDLE ? ` ${frames}ms ` : '-'.repeat(Math.max(0, Math.ceil(frames)));
}
