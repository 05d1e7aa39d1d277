import type { Eventually } from '../interop/Eventually.js';

/** One call of a tool of yours, settled. */
export interface ToolResult {
  readonly toolName: string;
  readonly callId: string;
  readonly output: unknown;
}

/** What a tool-use function decides. */
export type ToolsToFinalOutput =
  { readonly isFinalOutput: false } | { readonly isFinalOutput: true; readonly finalOutput: unknown };

/**
 * What happens when the tools of a turn have settled: the model runs again (the default), the first output ends the run, the
 * first output of one of the named tools does, or a function decides.
 */
export type ToolUseBehavior<TContext = unknown> =
  | 'run_llm_again'
  | 'stop_on_first_tool'
  | { readonly stopAtToolNames: readonly string[] }
  | ((context: TContext, results: readonly ToolResult[]) => Eventually<ToolsToFinalOutput>);
