import { CallFailure } from './CallFailure.js';
import { complaintIn } from './complaintIn.js';

/** The failure that a JSON value tells of by its `error` where an event or a response was due, or undefined. */
export function failureIn(value: unknown): CallFailure | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { error } = value as { readonly error?: unknown };
  // Nearly all values have none.
  return error ? failureFrom({ error }) : undefined;
}

/** The failure that a value tells of in any way, which may not be asked of one that can be an answer. */
export function failureFrom(value: unknown): CallFailure | undefined {
  const complaint = complaintIn(value);
  if (complaint === undefined) return undefined;
  const { message, ...details } = complaint;
  return new CallFailure(`the server answered with an error: ${message}`, details);
}
