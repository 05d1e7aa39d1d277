import { cellsOf } from './cellsOf.js';

/** As much of a text as fits into a width in pixels; none where that is less than the least number of characters. */
export function fitted(
  text: string,
  width: number,
  { character, least }: { readonly character: number; readonly least: number },
): string {
  const columns = Math.floor(width / character);
  const cells = cellsOf(text, Math.max(0, columns));
  return columns < Math.min(least, cellsOf(text, least).length) ? '' : cells.join('');
}
