import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { ViewState } from './ViewState.js';
import { withInput } from './withInput.js';

/** Where the view of another run begins, which goes on from one that has ended: with all that was seen, and with the input. */
export function continuedView({ messages, frame }: ViewState, input: readonly ResponseInputItem[]): ViewState {
  return {
    messages: withInput(messages, input).settle(),
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
