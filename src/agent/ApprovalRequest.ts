import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { ToolApprovalItem } from '../events/RunItem.js';

/** A tool call that needs approval. */
export interface ApprovalRequest<TContext = unknown> {
  /** As in the event and in `result.interruptions`. */
  readonly item: ToolApprovalItem;
  readonly toolCall: ResponseFunctionToolCall;
  readonly agent: AgentReference;
  readonly context: TContext;
}

/** A decision about a tool call; nothing leaves it undecided. */
export type ApprovalAnswer =
  | boolean
  | undefined
  | {
      readonly approve: boolean;
      /** What the model is told in place of the output of a rejected call. */
      readonly message?: string;
      /** Decides for all further calls of the tool in this run. */
      readonly always?: boolean;
    };
