import type { ReasoningDetail } from './chatReasoningIn.js';
import type { ChatUsage } from './usageFromChat.js';

/** What is read of a chunk of a Chat stream. Servers leave out what they like, or send null. */
export interface ChatChunk {
  readonly id?: string | null;
  readonly model?: string | null;
  readonly created?: number | null;
  readonly choices?: readonly ChatChoice[] | null;
  readonly usage?: ChatUsage | null;
  /** Where Groq puts usage that nobody asked for, and the reason for which it stopped. */
  readonly x_groq?: { readonly usage?: ChatUsage | null; readonly error?: unknown } | null;
}

export interface ChatChoice {
  readonly index?: number | null;
  readonly delta?: ChatDelta | null;
  readonly finish_reason?: string | null;
  readonly logprobs?: { readonly content?: readonly object[] | null } | null;
  /** Where some servers put it. */
  readonly usage?: ChatUsage | null;
}

/** A part of a message, or a whole one. */
export interface ChatDelta {
  readonly content?: string | readonly ChatContentPart[] | null;
  readonly refusal?: string | null;
  /** The reasoning's text: as DeepSeek and those after it name it, and as OpenRouter and Groq do. */
  readonly reasoning_content?: string | null;
  readonly reasoning?: string | null;
  readonly reasoning_details?: readonly ReasoningDetail[] | null;
  readonly annotations?: readonly ChatAnnotation[] | null;
  readonly tool_calls?: readonly ChatToolCallDelta[] | null;
}

/** A part of content that is no text: Mistral's has its reasoning in `thinking`, Databricks' in `summary`. */
export interface ChatContentPart {
  readonly text?: unknown;
  readonly thinking?: readonly ChatContentPart[] | null;
  readonly summary?: readonly ChatContentPart[] | null;
}

export interface ChatAnnotation {
  readonly type: string;
  readonly url_citation?: object;
}

export interface ChatToolCallDelta {
  readonly index?: number | null;
  readonly id?: string | null;
  readonly function?: { readonly name?: string | null; readonly arguments?: unknown } | null;
  /** What the server wants to have back with the call: Gemini its thought signature, LiteLLM the same in its own place. */
  readonly extra_content?: unknown;
  readonly provider_specific_fields?: unknown;
}
