/** A call that no tool was run for. */
export interface ToolErrorReport<TContext = unknown> {
  readonly kind: 'tool_not_found' | 'approval_rejected';
  readonly toolName: string;
  readonly callId: string;
  readonly defaultMessage: string;
  readonly context: TContext;
}
