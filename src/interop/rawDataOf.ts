import type { RawResponseEvent } from '../events/RunEvent.js';

/** The chunk of the model's stream that an event carries, if it is a raw event: one that is what its type says, as far as text goes. */
export function rawDataOf(event: unknown): RawResponseEvent['data'] | undefined {
  if ((event as RawResponseEvent | undefined)?.type !== 'raw_response_event') return undefined;
  const { data } = event as RawResponseEvent;
  const { type, delta } = Object(data) as { readonly type?: unknown; readonly delta?: unknown };
  // Servers may send anything; the run takes what is no text for none.
  return typeof type === 'string' && (typeof delta === 'string' || !type.endsWith('.delta')) ? data : undefined;
}
