import { UserError } from '../index.js';

/** How a text is cut into deltas: the pieces themselves, or how many of about the same length. */
export type Deltas = readonly string[] | number;

/** The pieces that a text is streamed in: one unless told otherwise, none of an empty text. */
export function deltasOf(whole: string, deltas: Deltas = 1): readonly string[] {
  if (typeof deltas === 'number') return piecesOf(whole, deltas);
  if (deltas.join('') === whole) return deltas;
  throw new UserError(
    `The deltas ${JSON.stringify(deltas)} do not add up to ${JSON.stringify(whole)}: ` +
      'a stream ends with the text of its deltas. Give pieces of that text, or the number of pieces.',
  );
}

function piecesOf(whole: string, count: number): readonly string[] {
  if (!Number.isInteger(count) || count < 1) {
    throw new UserError(
      `deltas is ${count}, but a text has 1 or more pieces. Give a whole number from 1, or the pieces.`,
    );
  }
  // By code points, since half a surrogate pair is not something that a model sends.
  const characters = Array.from(whole);
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, at) => characters.slice(at * size, (at + 1) * size).join('')).filter(
    (piece) => piece !== '',
  );
}
