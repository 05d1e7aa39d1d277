/** Scripts and pictures that take two columns of a terminal. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;
/** What would move the cursor, turn the direction or join with what stands before. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}\p{M}]/gu;

/** A text as what stands in each column of a terminal, clipped to a number of columns; behind a wide character comes an empty one. */
export function cellsOf(text: string, columns: number): readonly string[] {
  const cells = Array.from(text.replace(/\s+/g, ' ').replace(UNPRINTABLE, ''), (character) =>
    WIDE.test(character) ? [character, ''] : [character],
  ).flat();
  if (cells.length <= columns) return cells;
  const clipped = cells.slice(0, Math.max(0, columns - 1));
  // Half a wide character is none.
  if (WIDE.test(clipped.at(-1) ?? '')) clipped[clipped.length - 1] = ' ';
  return columns > 0 ? [...clipped, '…'] : [];
}
