import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { ToolGuardrailFunctionOutput } from '../events/GuardrailResult.js';
import type { Eventually } from '../interop/Eventually.js';

/** What a tool's guardrails are told. */
export interface ToolGuardrailCheck<TContext = unknown> {
  readonly toolCall: ResponseFunctionToolCall;
  readonly agent: AgentReference;
  readonly context: TContext;
}

/** Checks a call before the tool is started. */
export interface ToolInputGuardrail<in TContext = unknown> {
  readonly name: string;
  /** Gives the verdict. */
  readonly execute: (check: ToolGuardrailCheck<TContext>) => Eventually<ToolGuardrailFunctionOutput>;
}

/** Checks a tool's output before the model or the subscriber gets it. */
export interface ToolOutputGuardrail<in TContext = unknown> {
  readonly name: string;
  /** Gives the verdict. */
  readonly execute: (
    check: ToolGuardrailCheck<TContext> & { readonly output: unknown },
  ) => Eventually<ToolGuardrailFunctionOutput>;
}
