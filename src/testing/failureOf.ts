import { drawDiagrams, undrawableOf, type Mark } from './drawDiagrams.js';

/** A mark, and what it stands for in words. */
export interface Note extends Mark {
  readonly says: string;
}

/** A mark that is expected. */
export interface ExpectedNote<TActual extends Note> extends Note {
  /** What of an actual one is not as expected; nothing where it is. */
  readonly mismatchOf: (actual: TActual) => string | undefined;
}

/**
 * The failure message of two diagrams that are not the same: the first difference, then both on one time axis. Nothing where they are.
 *
 * @param what has the diagrams
 */
export function failureOf<TActual extends Note>(
  what: string,
  expected: readonly ExpectedNote<TActual>[],
  actual: readonly TActual[],
): string | undefined {
  const isFitting = (at: number): boolean => {
    const [wanted, got] = [expected[at], actual[at]];
    return !!wanted && !!got && wanted.frame === got.frame && wanted.mismatchOf(got) === undefined;
  };
  const longest = Math.max(expected.length, actual.length);
  const at = Array.from({ length: longest }, (_, index) => index).find((index) => !isFitting(index));
  if (at === undefined) return undefined;
  const { frame, text } = differenceOf(expected[at], actual[at]);
  const drawing = drawDiagrams(
    [
      { label: 'expected', marks: expected },
      // What fits has the letter that it was expected as.
      { label: 'actual', marks: actual.map((note, index) => (isFitting(index) ? (expected[index] ?? note) : note)) },
    ],
    frame,
  );
  const hint = undrawableOf(actual);
  return `${what} differs at ${frame} ms: ${text}.\n\n${drawing}${hint === undefined ? '' : `\n\n${hint}`}`;
}

function differenceOf<TActual extends Note>(
  expected: ExpectedNote<TActual> | undefined,
  actual: TActual | undefined,
): { readonly frame: number; readonly text: string } {
  if (!expected || !actual) {
    const frame = (expected ?? actual)?.frame ?? 0;
    return { frame, text: `expected ${worded(expected, 'nothing more')}, got ${worded(actual, 'nothing more')}` };
  }
  if (actual.frame < expected.frame) {
    const due = `${expected.letter} is due at ${expected.frame} ms`;
    return { frame: actual.frame, text: `expected nothing, got ${worded(actual)}; ${due}` };
  }
  const { frame } = expected;
  if (frame < actual.frame) {
    const next = `${worded(actual)} came at ${actual.frame} ms`;
    return { frame, text: `expected ${worded(expected)}, got nothing; ${next}` };
  }
  const mismatch = expected.mismatchOf(actual);
  return { frame, text: `expected ${worded(expected)}, got ${worded(actual)}${mismatch ? `: ${mismatch}` : ''}` };
}

function worded(note: Note | undefined, none = ''): string {
  if (!note) return none;
  return note.says === note.letter ? note.letter : `${note.letter} (${note.says})`;
}
