import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { messageViewsOf } from './messageViewsOf.js';
import { newIdIn } from './newIdIn.js';
import { entryOf, type ViewState } from './ViewState.js';

/** The messages of a view, and behind them those of an input. */
export function withInput(messages: ViewState['messages'], input: readonly ResponseInputItem[]): ViewState['messages'] {
  return messageViewsOf(input, messages.items.length).reduce(
    (list, message) => list.with(entryOf({ ...message, id: newIdIn(list, message.id) })),
    messages,
  );
}
