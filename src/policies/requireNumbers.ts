import { UserError } from '../errors/UserError.js';

/**
 * Checks the numbers that a policy is given; those that are left out are fine.
 *
 * @param policy its name
 * @param least what each must reach
 * @throws UserError that names the first that is none, or too small
 */
export function requireNumbers(policy: string, numbers: object, least = 0): void {
  for (const [name, number] of Object.entries(numbers) as [string, unknown][])
    if (number !== undefined && !((number as number) >= least && typeof number === 'number'))
      throw new UserError(`The ${name} of ${policy}() must be a number from ${least}.`);
}
