/** How an item, or a response, ended. */
export type ChatStatus = 'completed' | 'incomplete';

/** An output item that is being put together from the deltas of a Chat stream. */
export interface ChatItem {
  /** Writes the events that end the item, and gives the item. */
  close(status: ChatStatus): object;
}
