import { UserError } from '../errors/UserError.js';

/**
 * Checks the numbers that a policy is given; those that are left out are fine.
 *
 * @param policy its name
 * @param names of all that it takes: a limit that is misspelt would limit nothing
 * @param least what each must reach
 * @throws UserError that names the first that is unknown, no number, or too small
 */
export function requireNumbers(
  policy: string,
  numbers: object,
  names: readonly string[] = Object.keys(numbers),
  least = 0,
): void {
  for (const [name, number] of Object.entries(numbers) as [string, unknown][]) {
    if (!names.includes(name)) throw new UserError(`${policy}() has no ${name}. It takes ${names.join(', ')}.`);
    if (number !== undefined && !((number as number) >= least && typeof number === 'number'))
      throw new UserError(`The ${name} of ${policy}() must be a number from ${least}.`);
  }
}
