/** Tokens of one finished model call. */
export interface RequestUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  readonly inputTokensDetails: { readonly cachedTokens: number };
  readonly outputTokensDetails: { readonly reasoningTokens: number };
}

/** A model call that never reported its usage, since it was cut short: what was seen of it. */
export interface UnfinishedRequest {
  readonly responseId?: string;
  /** Tokens that the provider reported before the cut, where it did. */
  readonly inputTokens?: number;
  /** Estimated from the characters received: four to a token. */
  readonly estimatedOutputTokens: number;
}

/**
 * Tokens over all finished model calls of a run: exact figures only. Calls that were cut are in `unfinished`.
 */
export interface Usage extends RequestUsage {
  /** Model calls that ended with a terminal event. */
  readonly requests: number;
  /** The usage of each finished call, in order. */
  readonly perRequest: readonly RequestUsage[];
  readonly unfinished: readonly UnfinishedRequest[];
}
