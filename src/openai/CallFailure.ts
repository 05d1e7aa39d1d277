/** What is known of a failure besides its message. */
export interface CallFailureDetails {
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  readonly cause?: unknown;
  /** The connection broke while nothing of the answer's body had come: the request may be sent again. */
  readonly beforeFirstByte?: boolean;
}

/**
 * A failure as the place that notices it tells it: reason and remedy. `modelErrorFrom` adds which model it was.
 */
export class CallFailure extends Error {
  constructor(
    message: string,
    readonly details: CallFailureDetails = {},
  ) {
    super(message);
  }

  /** The same failure, with more known of it. */
  with(details: CallFailureDetails): CallFailure {
    return new CallFailure(this.message, { ...details, ...this.details });
  }
}
