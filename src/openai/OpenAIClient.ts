import type { LEAN_FETCH } from './leanFetch.js';

/** A request as the client's `post` takes it. */
export interface ClientRequest {
  body: unknown;
  headers: Record<string, string>;
  stream: boolean;
  maxRetries: number;
  signal: AbortSignal;
  fetchOptions: Partial<typeof LEAN_FETCH>;
}

/**
 * What is used of an `openai` client. Any copy and any subclass has it: `OpenAI`, `AzureOpenAI`.
 */
export interface OpenAIClient {
  readonly baseURL?: string;
  /** Sends a request, whose answer is taken as it comes. */
  post(
    path: string,
    request: ClientRequest,
  ): {
    /** The HTTP response, its body unread. */
    asResponse(): PromiseLike<Response>;
  };
}
