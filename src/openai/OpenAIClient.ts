/** A request as the client's `post` takes it. */
export interface ClientRequest {
  body: unknown;
  headers: Record<string, string>;
  stream: boolean;
  maxRetries: number;
  signal: AbortSignal;
}

/**
 * What is used of an `openai` client. Any copy and any subclass has it: `OpenAI`, `AzureOpenAI`.
 */
export interface OpenAIClient {
  readonly baseURL?: string;
  post(path: string, request: ClientRequest): { asResponse(): PromiseLike<Response> };
}
