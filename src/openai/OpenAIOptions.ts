import type { ClientOptions } from 'openai';
import type { OpenAIClient } from './OpenAIClient.js';

/**
 * How a model is reached. What is not named here goes to the `openai` client as it is: `apiKey`, `baseURL`, `organization`,
 * `project`, `defaultHeaders`, `timeout` (milliseconds), `fetch`, `dangerouslyAllowBrowser`.
 */
export interface OpenAIOptions extends Omit<ClientOptions, 'maxRetries'> {
  /** A client of your own, `AzureOpenAI` too; client options beside it are not used. */
  readonly client?: OpenAIClient;
  /** `'responses'` (the default) or `'chat'`, for servers that speak Chat Completions only. */
  readonly api?: 'responses' | 'chat';
  /** `false` asks for one JSON answer in place of a stream; the items are the same. */
  readonly stream?: boolean;
  /** How often a request that failed before the first byte of its answer is sent again; 2 unless told. */
  readonly maxRetries?: number;
}
