import { AgentsError } from './AgentsError.js';

/** A tool took longer than its `timeoutMs`. */
export class ToolTimeoutError extends AgentsError {
  override readonly name = 'ToolTimeoutError' as const;
  declare readonly toolName: string;
  declare readonly timeoutMs: number;

  /**
   * @param toolName the tool
   * @param timeoutMs its limit, in milliseconds
   */
  constructor(toolName: string, timeoutMs: number) {
    super(`Tool "${toolName}" timed out after ${timeoutMs} ms. Raise its timeoutMs.`, {
      toolName,
      timeoutMs,
    });
  }
}
