import { ModelError, UserError } from '../index.js';

/** What a model erred with, as far as it can be written down. */
export interface RecordedError {
  readonly name: string;
  readonly message: string;
  /** HTTP status, where there was one. */
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
}

/** Some servers repeat the key that they refuse. */
const KEY = /\b(?:sk-|Bearer )[\w*.-]+/g;

/** What a cassette says of an error. */
export function recordedErrorOf(thrown: unknown): RecordedError {
  const { name, message, status, code, requestId } = Object(thrown) as Partial<Record<keyof RecordedError, unknown>>;
  const text = typeof message === 'string' ? message : String(thrown);
  return {
    name: typeof name === 'string' ? name : 'Error',
    message: text.replace(KEY, '***'),
    ...(typeof status === 'number' && { status }),
    ...(typeof code === 'string' && { code }),
    ...(typeof requestId === 'string' && { requestId }),
  };
}

/** The error again: of its class, where it is one that a model throws on purpose. */
export function errorFromRecord({ name, message, ...details }: RecordedError): Error {
  if (name === 'ModelError') return new ModelError(message, details);
  if (name === 'UserError') return new UserError(message);
  return Object.assign(new Error(message), { name, ...details });
}
