import { UserError } from '../index.js';
import type { Moment } from './momentsOf.js';

/**
 * Gives what each letter of a diagram stands for: itself, where there are no values.
 *
 * @throws UserError at once when a letter has none
 */
export function lettersOf<T>(
  diagram: string,
  moments: readonly Moment<string>[],
  values: Readonly<Record<string, T>> | undefined,
): (letter: string) => T {
  // As in RxJS, a diagram without values is one of strings.
  if (!values) return (letter) => letter as T;
  const letters = moments.flatMap((moment) => moment.values).filter((mark) => mark !== '|' && mark !== '#');
  const unknown = letters.find((letter) => !Object.hasOwn(values, letter));
  if (unknown === undefined) return (letter) => values[letter] as T;
  throw new UserError(
    `The diagram "${diagram}" has "${unknown}", which is not among its values (${Object.keys(values).join(', ')}). Add it.`,
  );
}
