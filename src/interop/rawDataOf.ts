import type { RawResponseEvent } from '../events/RunEvent.js';

/** The chunk of the model's stream that an event carries, if it is a raw event. */
export function rawDataOf(event: unknown): RawResponseEvent['data'] | undefined {
  const { type, data } = (event ?? {}) as Partial<RawResponseEvent>;
  return type === 'raw_response_event' ? data : undefined;
}
