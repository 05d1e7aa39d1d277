import type { AgentReference } from '../events/AgentReference.js';
import type { Eventually } from '../interop/Eventually.js';
import type { ModelFunction } from '../model/ModelRequest.js';
import type { Parsed } from './CompiledSchema.js';
import type { ToolCallDetails } from './ToolCallDetails.js';

/** Tells whether something is on offer in this turn. */
export type IsEnabled<TContext> = boolean | ((context: TContext, agent: AgentReference) => Eventually<boolean>);

/** Gives the text that the model gets in place of a tool's output; `null` in its place makes the error the run's. */
export type ToolErrorFunction<TContext> = (
  context: TContext,
  error: unknown,
  details: ToolCallDetails,
) => Eventually<unknown>;

/** A tool that this library runs; made by `tool`. */
export interface FunctionTool<in TContext = unknown> extends ModelFunction {
  /** Parses and validates the arguments that the model wrote. */
  readonly parse: (text: string) => Eventually<Parsed>;
  readonly execute: (args: unknown, context: TContext, details: ToolCallDetails) => Eventually<unknown>;
  readonly isEnabled: IsEnabled<TContext>;
  readonly errorFunction: ToolErrorFunction<TContext> | null;
  /** In milliseconds; absent for none. */
  readonly timeoutMs?: number;
  readonly timeoutBehavior: 'error_as_result' | 'raise_exception';
}
