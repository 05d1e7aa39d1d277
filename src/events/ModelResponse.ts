import type { ResponseOutputItem, ResponseStatus } from 'openai/resources/responses/responses';
import type { RequestUsage } from './Usage.js';

/** One model call, as it ended; a call that failed or was cut has what was received of it. */
export interface ModelResponse {
  readonly output: readonly ResponseOutputItem[];
  /** Absent where the provider did not report it. */
  readonly usage?: RequestUsage;
  readonly responseId?: string;
  readonly status: ResponseStatus;
}
