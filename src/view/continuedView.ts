import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { messageViewsOf } from './messageViewsOf.js';
import { entryOf, type ViewState } from './ViewState.js';

/** Where the view of another run begins, which goes on from one that has ended: with all that was seen, and with the input. */
export function continuedView({ messages, frame }: ViewState, input: readonly ResponseInputItem[]): ViewState {
  const said = messageViewsOf(input, messages.items.length).map(entryOf);
  return {
    messages: said.reduce((list, entry) => list.with(entry), messages).settle(),
    frame: {
      status: 'running',
      ...(frame.agent && { agent: frame.agent }),
      toolCalls: frame.toolCalls.settle(),
      reasoning: frame.reasoning.settle(),
      approvals: [],
      usage: frame.usage,
    },
  };
}
