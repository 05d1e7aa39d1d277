import { UserError } from '../index.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Names values by letters, `a` for the first: the values of a marble diagram.
 *
 * @throws UserError when there are more values than the 52 letters.
 *
 * ```ts
 * cold('a-b-(c|)', byLetter([1, 2, 3]));      // 1, 2 and 3
 * ```
 */
export function byLetter<T>(values: readonly T[]): Record<string, T> {
  if (values.length > LETTERS.length) {
    throw new UserError(
      `byLetter() got ${values.length} values, but a diagram has ${LETTERS.length} letters for them. Draw fewer at a time.`,
    );
  }
  return Object.fromEntries(values.map((value, at) => [LETTERS.charAt(at), value]));
}
