import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { RawResponseEvent } from '../index.js';

/**
 * The event of a run that carries a raw event.
 *
 * ```ts
 * from(responseEvents(text('Hello'))).pipe(map(rawEvent), textDeltas()).subscribe(console.log); // Hello
 * ```
 */
export function rawEvent(data: ResponseStreamEvent): RawResponseEvent {
  return { type: 'raw_response_event', data };
}
