import type { ResponseStreamEvent } from 'openai/resources/responses/responses';

/** A terminal event of a response. */
export type TerminalEvent = Extract<
  ResponseStreamEvent,
  { type: 'response.completed' | 'response.incomplete' | 'response.failed' }
>;

const ENDS: ReadonlySet<string> = new Set<TerminalEvent['type']>([
  'response.completed',
  'response.incomplete',
  'response.failed',
]);

/** Tells the event that ends a response, well or not. */
export function isResponseEnd(event: { readonly type: string }): event is TerminalEvent {
  // Nearly all are deltas, of which each has a string of its own for a type.
  return !('delta' in event) && ENDS.has(event.type);
}
