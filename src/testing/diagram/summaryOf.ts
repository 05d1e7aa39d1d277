import type { Chart } from './chartOf.js';
import { durationOf } from './durationOf.js';
import type { Mark, MarkKind } from './Lane.js';

const COUNTED: readonly (readonly [MarkKind, string])[] = [
  ['retracted', 'retraction'],
  ['called', 'tool call'],
  ['handoff', 'handoff'],
  ['asked', 'approval request'],
];

const RESPONSE_ENDINGS: readonly MarkKind[] = ['ended', 'broken', 'retracted'];
const ENDINGS: readonly MarkKind[] = ['complete', 'error', 'stopped', 'interrupted'];

/** A run in one line: `3 responses, 2 tool calls, 1 handoff, 4.1 s, complete`. */
export function summaryOf({ lanes, times }: Chart): string {
  const kept = lanes.flatMap(({ marks }) => marks.filter(({ isRetracted = false }) => !isRetracted));
  const responses = lanes.reduce((sum, { kind, marks }) => (kind === 'model' ? sum + responsesIn(marks) : sum), 0);
  const counts = COUNTED.map(([kind, name]) => counted(kept.filter((mark) => mark.kind === kind).length, name));
  const run = lanes.find(({ kind }) => kind === 'run');
  const ending = run?.marks.filter(({ kind }) => ENDINGS.includes(kind)).at(-1);
  return [counted(responses, 'response'), ...counts, durationOf(times.at(-1) ?? 0), run ? endingOf(ending) : '']
    .filter(Boolean)
    .join(', ');
}

/** One that is cut off has no end, one in a single event no beginning. */
function responsesIn(marks: readonly Mark[]): number {
  const begun = marks.filter(({ kind }) => kind === 'begun').length;
  const over = marks.filter(({ kind, isRetracted = false }) => !isRetracted && RESPONSE_ENDINGS.includes(kind)).length;
  return Math.max(begun, over);
}

function counted(count: number, name: string): string {
  return count > 0 ? `${count} ${name}${count > 1 ? 's' : ''}` : '';
}

function endingOf(ending: Mark | undefined): string {
  if (!ending) return 'not ended';
  return ending.kind === 'error' ? `error: ${ending.title}` : ending.kind;
}
