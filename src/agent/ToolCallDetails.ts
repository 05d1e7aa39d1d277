import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { Usage } from '../events/Usage.js';

/** What a tool is told about the call it answers. */
export interface ToolCallDetails {
  /** The model's call. */
  readonly toolCall: ResponseFunctionToolCall;
  /** Aborts when the call is unsubscribed: the run was stopped, or the tool took too long. */
  readonly signal: AbortSignal;
  /** Reports progress at once, as a `tool_progress_event`; the model never sees it. */
  readonly emit: (data: unknown) => void;
  readonly agent: AgentReference;
  /** Number of the turn, from 1. */
  readonly turn: number;
  /** Key of this unit of work, unique in the run. */
  readonly key: string;
  /** Unique over runs, and the same for every attempt at this call. */
  readonly idempotencyKey: string;
  /** What the run had used when this turn began. */
  readonly usage: Usage;
}
