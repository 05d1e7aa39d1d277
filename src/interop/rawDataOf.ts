import type { RawResponseEvent } from '../events/RunEvent.js';

/** The chunk of the model's stream that an event carries, if it is a raw event. */
export function rawDataOf(event: unknown): RawResponseEvent['data'] | undefined {
  return (event as RawResponseEvent | undefined)?.type === 'raw_response_event'
    ? (event as RawResponseEvent).data
    : undefined;
}
