import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { ApprovalItem } from '../events/RunItem.js';

/** A call that needs approval: of a tool of yours, or of one that a hosted MCP server runs. */
export interface ApprovalRequest<TContext = unknown> {
  /** As in the event and in `result.interruptions`. */
  readonly item: ApprovalItem;
  /** The call; of a hosted server's request one that says the same, by the id of the request. */
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
