import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';

/** What is known of a turn's calls where tools start while the model streams; filled in place, one a turn. */
export interface EarlyCalls {
  /** Whether a tool has started: from there on, the response is not taken back. */
  hasStarted: boolean;
  /** Calls that wait, as long as the attempt at the response that made them stands. */
  held: ResponseFunctionToolCall[];
}
