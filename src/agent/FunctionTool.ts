import type { AgentReference } from '../events/AgentReference.js';
import type { Eventually } from '../interop/Eventually.js';
import type { ModelFunction } from '../model/ModelRequest.js';
import type { NestedAgent } from './NestedAgent.js';
import type { Parsed } from './CompiledSchema.js';
import type { ToolInputGuardrail, ToolOutputGuardrail } from './ToolGuardrail.js';
import type { ToolCallDetails } from './ToolCallDetails.js';

/** Tells whether something is on offer in this turn. */
export type IsEnabled<TContext> = boolean | ((context: TContext, agent: AgentReference) => Eventually<boolean>);

/** Gives the text that the model gets in place of a tool's output; `null` in its place makes the error the run's. */
export type ToolErrorFunction<TContext> = (
  context: TContext,
  error: unknown,
  details: ToolCallDetails,
) => Eventually<unknown>;

/** Tells whether somebody must approve a call before its tool is started. */
export type NeedsApproval<TContext> =
  boolean | ((context: TContext, args: unknown, callId: string) => Eventually<boolean>);

/** A tool that this library runs; made by `tool`. */
export interface FunctionTool<in TContext = unknown> extends ModelFunction {
  /** Parses and validates the arguments that the model wrote. */
  readonly parse: (text: string) => Eventually<Parsed>;
  /** Does the work, with arguments that were validated. */
  readonly execute: (args: unknown, context: TContext, details: ToolCallDetails) => Eventually<unknown>;
  readonly isEnabled: IsEnabled<TContext>;
  readonly errorFunction: ToolErrorFunction<TContext> | null;
  /** Whether somebody must approve a call before the tool is started. */
  readonly needsApproval: NeedsApproval<TContext>;
  /** The agent whose run answers the call, where one does. */
  readonly nested?: NestedAgent<TContext>;
  readonly inputGuardrails: readonly ToolInputGuardrail<TContext>[];
  readonly outputGuardrails: readonly ToolOutputGuardrail<TContext>[];
  /** In milliseconds; absent for none. */
  readonly timeoutMs?: number;
  readonly timeoutBehavior: 'error_as_result' | 'raise_exception';
}
