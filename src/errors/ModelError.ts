import { AgentsError } from './AgentsError.js';

/** What a provider knows about a failed model call. */
export interface ModelErrorDetails {
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** The API's error code, for example `rate_limit_exceeded`. */
  readonly code?: string;
  /** The request's id, for the provider's support. */
  readonly requestId?: string;
  /** How long the server asks to wait before another attempt, in milliseconds. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** The model call failed: an HTTP error, a cut connection, an `error` event, a response that failed, anything a model throws. */
export class ModelError extends AgentsError {
  override readonly name = 'ModelError' as const;
  declare readonly status?: number;
  declare readonly code?: string;
  declare readonly requestId?: string;
  declare readonly retryAfterMs?: number;

  constructor(message: string, details: ModelErrorDetails = {}) {
    super(message, details);
  }
}
