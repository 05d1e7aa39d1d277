import { AgentsError } from './AgentsError.js';

/** A tool took longer than its `timeoutMs`. */
export class ToolTimeoutError extends AgentsError {
  override readonly name = 'ToolTimeoutError' as const;

  /**
   * @param toolName the tool
   * @param timeoutMs its limit, in milliseconds
   */
  constructor(
    readonly toolName: string,
    readonly timeoutMs: number,
  ) {
    super(`Tool "${toolName}" timed out after ${timeoutMs} ms. Raise its timeoutMs, or make it answer sooner.`);
  }
}
