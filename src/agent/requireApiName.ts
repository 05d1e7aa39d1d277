import { UserError } from '../errors/UserError.js';

/** Throws a `UserError` for a name that the API refuses. */
export function requireApiName(name: unknown, subject: string): void {
  if (typeof name === 'string' && /^[\w-]{1,64}$/.test(name)) return;
  throw new UserError(`${subject} is ${JSON.stringify(name)}. The API takes 1 to 64 letters, digits, "_" or "-".`);
}
