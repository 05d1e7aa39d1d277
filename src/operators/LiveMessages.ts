import { isRunItemEvent } from '../events/isRunItemEvent.js';
import type { RunEvent } from '../events/RunEvent.js';
import { rawDataOf } from '../interop/rawDataOf.js';
import { messageTextOf } from './messageTextOf.js';

/** The messages of a response that are being written, by their places: ids change between events in real streams. */
export class LiveMessages<T> extends Map<number | undefined, T> {
  /** The place of the item that the latest raw event completed. */
  #doneAt: number | undefined;

  /**
   * Forgets what an event completes or withdraws; where some servers give all items one place, also what another item follows.
   *
   * @param data the chunk that the event carries, where the caller has looked already
   * @returns the text of a message that came whole, without having been written
   */
  follow(event: RunEvent, data = rawDataOf(event)): string | undefined {
    if (data) this.#doneAt = data.type === 'response.output_item.done' ? data.output_index : undefined;
    if (data?.type === 'response.created' || event.type === 'response_retracted_event') this.clear();
    if (data?.type === 'response.output_item.added') this.delete(data.output_index);
    if (!isRunItemEvent(event, 'message_output_created')) return undefined;
    const [first] = this.keys();
    return this.delete(this.#doneAt ?? first) ? undefined : messageTextOf(event.item.rawItem.content);
  }
}
