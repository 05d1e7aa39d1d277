import { UserError } from '../errors/UserError.js';

/** Throws a `UserError` for a name that the API refuses. */
export function requireApiName(name: string, subject: string): void {
  if (/^[\w-]{1,64}$/.test(name)) return;
  throw new UserError(`${subject} is ${JSON.stringify(name)}. The API takes 1 to 64 letters, digits, "_" or "-".`);
}
