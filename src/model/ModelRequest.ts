import type { ResponseInputItem, ResponsePrompt, Tool as ResponsesTool } from 'openai/resources/responses/responses';
import type { SchedulerLike } from 'rxjs';
import type { ModelSettings } from './ModelSettings.js';

/** A function that the model may call, with the JSON Schema of its arguments. */
export interface ModelFunction {
  readonly type: 'function';
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly strict: boolean;
}

/** A tool that the provider runs itself, as the Responses API writes it: `{ type: 'web_search' }`. */
export type HostedTool = Exclude<ResponsesTool, { type: 'function' }>;

/** A prompt template that the server keeps, and what goes into it. */
export interface ModelPrompt {
  readonly promptId: string;
  readonly version?: string;
  /** Texts, or the API's own `input_text`, `input_image` and `input_file`. */
  readonly variables?: Readonly<NonNullable<ResponsePrompt['variables']>>;
}

/** What is asked of a model: JSON-safe but for `signal` and `scheduler`. */
export interface ModelRequest {
  readonly instructions?: string;
  /** Only the Responses API has it. */
  readonly prompt?: ModelPrompt;
  /** The conversation so far. Made when first read; its items are never changed. */
  readonly input: readonly ResponseInputItem[];
  readonly tools: readonly (ModelFunction | HostedTool)[];
  /** Handoffs, as functions that the model may call. */
  readonly handoffs: readonly ModelFunction[];
  /** The JSON Schema that the answer must fit; absent for plain text. */
  readonly outputType?: {
    readonly type: 'json_schema';
    readonly name: string;
    readonly schema: Readonly<Record<string, unknown>>;
    readonly strict: boolean;
  };
  readonly modelSettings: ModelSettings;
  readonly previousResponseId?: string;
  readonly conversationId?: string;
  /** Aborts when the call is unsubscribed. An Observable's teardown says the same. */
  readonly signal: AbortSignal;
  /** For every timer that the model needs. */
  readonly scheduler: SchedulerLike;
}
