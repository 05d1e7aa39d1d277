import type { ResponseStreamEvent } from 'openai/resources/responses/responses';

/**
 * Withdraws everything that a model has streamed for this call so far: a retry or another model starts the response over.
 */
export interface ResponseRetracted {
  readonly type: 'response.retracted';
  /** Number of the attempt that is withdrawn, from 1. */
  readonly attempt: number;
  /** Why, in words. */
  readonly reason: string;
  /** Tokens that the withdrawn attempt is known to have cost. */
  readonly usage?: { readonly inputTokens?: number; readonly outputTokens?: number };
  /** The error that it is withdrawn for. Set it so that it is not enumerable, as `fallback()` does: it may have no JSON. */
  readonly cause?: unknown;
}

/**
 * What a model's stream is made of: the events of the OpenAI Responses API, and retractions.
 */
export type ModelEvent = ResponseStreamEvent | ResponseRetracted;
