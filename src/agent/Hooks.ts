import type { ResponseFunctionToolCall, ResponseInputItem } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { ModelResponse } from '../events/ModelResponse.js';
import type { Eventually } from '../interop/Eventually.js';

/** What every hook is told. */
export interface HookEvent<out TContext = unknown> {
  readonly agent: AgentReference;
  readonly context: TContext;
}

/** What a hook is told that is about a tool call. */
export interface ToolHookEvent<out TContext = unknown> extends HookEvent<TContext> {
  readonly toolCall: ResponseFunctionToolCall;
}

/** What each hook is told. */
export interface HookEvents<TContext = unknown> {
  /** The agent has become the active one. */
  readonly onAgentStart: HookEvent<TContext> & { readonly input: readonly ResponseInputItem[] };
  /** The agent has come to the final output, which no guardrail has seen yet. */
  readonly onAgentEnd: HookEvent<TContext> & { readonly output: unknown };
  /** The model is about to be called. */
  readonly onLlmStart: HookEvent<TContext> & {
    readonly instructions?: string;
    readonly input: readonly ResponseInputItem[];
  };
  /** The model's response has ended, and is valid. */
  readonly onLlmEnd: HookEvent<TContext> & { readonly response: ModelResponse };
  /** A tool is about to be started. */
  readonly onToolStart: ToolHookEvent<TContext>;
  /** A tool has settled. */
  readonly onToolEnd: ToolHookEvent<TContext> & { readonly output: unknown };
  /** `agent` has handed over to `target`. */
  readonly onHandoff: HookEvent<TContext> & { readonly target: AgentReference };
}

/**
 * What you want to be told of while a run goes on: each is waited for, and one that throws fails the run.
 *
 * ```ts
 * run(agent, 'Hi', { hooks: { onToolStart: ({ toolCall }) => console.log(toolCall.name) } });
 * ```
 */
export type Hooks<in TContext = unknown> = {
  readonly [TName in keyof HookEvents]?: (event: HookEvents<TContext>[TName]) => Eventually<unknown>;
};
