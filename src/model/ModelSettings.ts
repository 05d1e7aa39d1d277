/**
 * Settings of a model call, in camelCase as in the OpenAI Agents SDK for JavaScript; a provider sends what its API knows.
 */
export interface ModelSettings {
  readonly temperature?: number;
  readonly topP?: number;
  readonly frequencyPenalty?: number;
  readonly presencePenalty?: number;
  /** `'auto'`, `'required'`, `'none'`, the name of a tool, or the API's own object. */
  readonly toolChoice?: 'auto' | 'required' | 'none' | (string & {}) | { readonly type: string };
  readonly parallelToolCalls?: boolean;
  readonly truncation?: 'auto' | 'disabled';
  /** Limit on the tokens of one response. */
  readonly maxTokens?: number;
  readonly store?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly include?: readonly string[];
  readonly reasoning?: {
    readonly effort?: 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | null;
    readonly summary?: 'auto' | 'concise' | 'detailed' | null;
  };
  readonly text?: { readonly verbosity?: 'low' | 'medium' | 'high' | null };
  readonly promptCacheKey?: string;
  readonly promptCacheRetention?: 'in-memory' | '24h' | null;
  /** Sent as it is, over everything else: for what only one provider knows. */
  readonly providerData?: Readonly<Record<string, unknown>>;
}
