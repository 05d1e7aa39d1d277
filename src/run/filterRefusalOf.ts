import { UserError } from '../errors/UserError.js';

/** The error of a handoff's filter where the server keeps the history: what it leaves out would still be there. */
export function filterRefusalOf(name: string): UserError {
  return new UserError(
    `The run has the ${name}, and the server keeps the history. Keep it in a session, or leave it out.`,
  );
}
