import { AgentsError } from './AgentsError.js';
import { errorMessageOf } from './errorMessageOf.js';

/** A tool failed, and its `errorFunction: null` makes that the run's failure. */
export class ToolCallError extends AgentsError {
  override readonly name = 'ToolCallError' as const;
  declare readonly toolName: string;
  declare readonly callId: string;
  declare readonly cause: unknown;

  /**
   * @param toolName the tool
   * @param callId the model's call
   * @param cause what the tool threw
   */
  constructor(toolName: string, callId: string, cause: unknown) {
    super(`Tool "${toolName}" failed: ${errorMessageOf(cause)}. Its errorFunction can tell the model instead.`, {
      toolName,
      callId,
      cause,
    });
  }
}
