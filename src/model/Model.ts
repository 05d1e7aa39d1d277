import type { ObservableInput } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import type { ModelRequest } from './ModelRequest.js';

/**
 * The port that a provider implements: one method, one protocol.
 *
 * `stream` gives the events of one response as the OpenAI Responses API sends them, up to a terminal event
 * (`response.completed`, `response.incomplete`, `response.failed`, `error`); what comes after it is not read.
 *
 * ```ts
 * import { responseEvents, text } from 'rxagents/testing';
 *
 * const echo: Model = { name: 'echo', stream: ({ input }) => responseEvents(text(JSON.stringify(input))) };
 * ```
 */
export interface Model {
  readonly name: string;
  /** The events of one response; unsubscribing aborts the call. */
  stream(request: ModelRequest): ObservableInput<ModelEvent>;
}
