import type { ItemStream, UnnumberedEvent } from './ScriptedItem.js';

/** An item that is written event by event. */
export interface OpenItem {
  readonly index: number;
  readonly events: readonly UnnumberedEvent[];
  /** How many of its events were sent. */
  sent: number;
}

/** All events of an item, from `output_item.added` to `output_item.done`. */
export function itemEvents({ added, chunks, done }: ItemStream, output_index: number): UnnumberedEvent[] {
  return [
    { type: 'response.output_item.added', output_index, item: added },
    ...chunks,
    { type: 'response.output_item.done', output_index, item: done },
  ];
}

/** The events up to the next delta. */
export function nextPiece(item: OpenItem): readonly UnnumberedEvent[] {
  const delta = item.events.findIndex((event, at) => at >= item.sent && isDelta(event));
  return send(item, delta === -1 ? item.events.length : delta + 1);
}

/** The events that were not sent yet. */
export function restOf(item: OpenItem): readonly UnnumberedEvent[] {
  return send(item, item.events.length);
}

export function hasDeltaLeft({ events, sent }: OpenItem): boolean {
  return events.slice(sent).some(isDelta);
}

function send(item: OpenItem, end: number): readonly UnnumberedEvent[] {
  const events = item.events.slice(item.sent, end);
  item.sent = end;
  return events;
}

function isDelta({ type }: UnnumberedEvent): boolean {
  return type.endsWith('.delta');
}
