import type { ModelEvent, ModelRequest } from 'rxagents';
import type { StreamEnd } from '../../../src/openai/AnswerDecoder.js';
import { ChatDecoder } from '../../../src/openai/ChatDecoder.js';
import { modelRequest } from '../../helpers/modelRequest.js';
import type { LooseEvent } from './collect.js';

export interface DecodedChat {
  readonly events: readonly LooseEvent[];
  readonly whole: boolean;
  /** The response in the terminal event. */
  readonly response: { readonly output: readonly LooseEvent[]; readonly [field: string]: unknown };
}

/** A chunk of a Chat stream with one choice. */
export const chunk = (delta: object, fields: object = {}): object => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 7,
  model: 'gpt-x',
  choices: [{ index: 0, delta, finish_reason: null, ...fields }],
});

/** What a stream of these chunks becomes. */
export function decodeChat(
  chunks: readonly object[],
  { end = 'done_marker', input = [] }: { end?: StreamEnd; input?: ModelRequest['input'] } = {},
): DecodedChat {
  const events: ModelEvent[] = [];
  const decoder = new ChatDecoder(modelRequest({ input }), { next: (event) => events.push(event) }, 'gpt-x');
  chunks.forEach((value) => decoder.decode(value));
  const whole = decoder.finish(end);
  const { response } = (events.at(-1) ?? {}) as unknown as { response: DecodedChat['response'] };
  return { events: events as unknown as readonly LooseEvent[], whole, response };
}
