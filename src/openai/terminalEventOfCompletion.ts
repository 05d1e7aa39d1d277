import type { ModelEvent, ModelRequest } from '../index.js';
import { CallFailure } from './CallFailure.js';
import type { ChatChoice, ChatChunk, ChatDelta } from './ChatChunk.js';
import { ChatDecoder } from './ChatDecoder.js';
import { failureFrom } from './failureIn.js';

/**
 * The terminal event of a Chat answer that was not streamed: that of a stream which brings all of it in one chunk, so that
 * both give the same items.
 */
export function terminalEventOfCompletion(json: unknown, request: ModelRequest, modelName: string): ModelEvent {
  const completion = (json ?? {}) as ChatChunk;
  const choice = completion.choices?.[0] as (ChatChoice & { readonly message?: ChatDelta }) | undefined;
  if (choice === undefined) {
    throw (
      failureFrom(json) ?? new CallFailure('its answer is no completion: it has no choices. Check baseURL and api.')
    );
  }
  const events: ModelEvent[] = [];
  const decoder = new ChatDecoder(request, { next: (event) => events.push(event) }, modelName);
  const message = choice.message ?? choice.delta;
  // Each is a call of its own, whatever it is called.
  const delta = message && { ...message, tool_calls: message.tool_calls?.map((call, index) => ({ ...call, index })) };
  decoder.decode({ ...completion, choices: [{ ...choice, index: 0, delta }] });
  decoder.finish('last_event');
  return { ...(events.at(-1) as ModelEvent), sequence_number: 0 } as ModelEvent;
}
