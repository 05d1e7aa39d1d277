import { UserError } from '../index.js';

/** What a diagram has at one time. */
export interface Moment<T> {
  /** In milliseconds from the start. */
  readonly at: number;
  readonly values: readonly T[];
}

const MS_BY_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** A duration, which is a word of its own and has a space behind it, or a single mark. */
const TOKEN = /(?<=^| )([0-9]+(?:\.[0-9]+)?)(ms|s|m) |\S/gu;

/**
 * Reads a marble diagram as RxJS's `TestScheduler` does in its run mode: what stands where, letters, `|` and `#`.
 *
 * @throws UserError when it is not the diagram of a cold Observable
 */
export function momentsOf(diagram: string): Moment<string>[] {
  const marks = new Map<number, string[]>();
  let time = 0;
  let groupStart: number | undefined;
  for (const [token, amount, unit = ''] of diagram.matchAll(TOKEN)) {
    assertPlace(diagram, token, groupStart !== undefined, [...marks.values()].at(-1)?.at(-1));
    if (amount !== undefined) {
      time += Number(amount) * (MS_BY_UNIT[unit] ?? 0);
      continue;
    }
    if (token === '(') groupStart = time;
    else if (token === ')') groupStart = undefined;
    else if (token !== '-') {
      const at = groupStart ?? time;
      marks.set(at, [...(marks.get(at) ?? []), token]);
    }
    time += 1;
  }
  if (groupStart !== undefined) refuse(diagram, 'does not close its group. Add the ")"');
  return [...marks].map(([at, values]) => ({ at, values }));
}

function assertPlace(diagram: string, token: string, isInGroup: boolean, last: string | undefined): void {
  if (token === '(' && isInGroup) refuse(diagram, 'opens a group inside another. Close that first');
  if (token === ')' && !isInGroup) refuse(diagram, 'closes a group that it never opened. Remove the ")"');
  if (token === '^' || token === '!') refuse(diagram, `has a "${token}", which is for subscriptions. Remove it`);
  const isOver = last === '|' || last === '#';
  if (isOver && token !== ')') refuse(diagram, `goes on with "${token}" when it is over. End it with one "|" or "#"`);
}

function refuse(diagram: string, why: string): never {
  throw new UserError(`The diagram "${diagram}" ${why}.`);
}
