/** Tokens of a scripted response. */
export interface TokenCounts {
  readonly input: number;
  readonly output: number;
  /** How many of the input tokens came from the cache. Default: 0. */
  readonly cached?: number;
  /** How many of the output tokens were reasoning. Default: 0. */
  readonly reasoning?: number;
}

/** The usage that a scripted response reports. */
export interface ScriptedUsage extends TokenCounts {
  readonly type: 'usage';
}
