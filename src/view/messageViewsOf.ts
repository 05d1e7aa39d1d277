import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { messageTextOf } from '../operators/messageTextOf.js';
import type { MessageView } from './MessageView.js';

/**
 * The messages among items, such as a session's or another result's `history`; what is shown already stays as it is.
 *
 * @param offset how many messages are shown before these: one that has no id is named by its place
 */
export function messageViewsOf(items: readonly (MessageView | ResponseInputItem)[], offset = 0): MessageView[] {
  const messages: MessageView[] = [];
  for (const item of items) {
    if ('text' in item) messages.push(item);
    else if ('role' in item && 'content' in item) {
      const { id = `message_${offset + messages.length}` } = item as { readonly id?: string };
      messages.push(messageViewOf(id, item.role, item.content));
    }
  }
  return messages;
}

/** A message that is complete. */
export function messageViewOf(id: string, role: MessageView['role'], content: unknown): MessageView {
  const refusal = messageTextOf(content, 'refusal');
  return { id, role, text: messageTextOf(content), ...(refusal && { refusal }), isStreaming: false };
}
