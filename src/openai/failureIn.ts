import { CallFailure } from './CallFailure.js';

/**
 * The failure that a JSON value tells of where an event or a response was due, or undefined: `{ error: { message, code } }`,
 * and what servers make of it: `{ error: 'text' }`, `{ message, code }`.
 */
export function failureIn(value: unknown): CallFailure | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { error } = value as { readonly error?: unknown };
  if (typeof error === 'string') return new CallFailure(`the server answered with an error: ${error}`);
  if (typeof error !== 'object' || error === null) return undefined;
  const { message, code } = error as { readonly message?: unknown; readonly code?: unknown };
  const known = typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {};
  const text = typeof message === 'string' ? message : JSON.stringify(error);
  return new CallFailure(`the server answered with an error: ${text}`, known);
}
