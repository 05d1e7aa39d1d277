import { AgentsError } from './AgentsError.js';
import { errorMessageOf } from './errorMessageOf.js';

/** A tool failed, and its `errorFunction: null` makes that the run's failure. */
export class ToolCallError extends AgentsError {
  override readonly name = 'ToolCallError' as const;

  /**
   * @param toolName the tool
   * @param callId the model's call
   * @param cause what the tool threw
   */
  constructor(
    readonly toolName: string,
    readonly callId: string,
    override readonly cause: unknown,
  ) {
    super(
      `Tool "${toolName}" failed: ${errorMessageOf(cause)}. Set its errorFunction to tell the model instead of failing the run.`,
      { cause },
    );
  }
}
