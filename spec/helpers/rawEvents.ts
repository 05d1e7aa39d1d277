import type { Response, ResponseOutputItem, ResponseStreamEvent } from 'openai/resources/responses/responses';
import { response, responseEvents } from 'rxagents/testing';

const place = { item_id: 'msg_1', output_index: 0, content_index: 0, sequence_number: 0 };

/** The first event of a response. */
export function created(): ResponseStreamEvent {
  return responseEvents(response([]))[0]!;
}

/** The terminal event of a response without items or usage, with some fields replaced. */
export function ended(
  fields: Partial<Response> = {},
  type: 'response.completed' | 'response.incomplete' | 'response.failed' = 'response.completed',
): Extract<ResponseStreamEvent, { type: 'response.completed' | 'response.incomplete' | 'response.failed' }> {
  const last = responseEvents(response([], { usage: null })).at(-1) as Extract<
    ResponseStreamEvent,
    { type: 'response.completed' }
  >;
  return { ...last, type, response: { ...last.response, ...fields } };
}

/** An item begins. */
export function itemAdded(item: ResponseOutputItem, output_index = 0): ResponseStreamEvent {
  return { type: 'response.output_item.added', sequence_number: 0, output_index, item };
}

/** An item is complete. */
export function itemDone(item: ResponseOutputItem, output_index = 0): ResponseStreamEvent {
  return { type: 'response.output_item.done', sequence_number: 0, output_index, item };
}

/** A piece of text. */
export function textDelta(delta: string, at: Partial<typeof place> = {}): ResponseStreamEvent {
  return { type: 'response.output_text.delta', ...place, ...at, delta, logprobs: [] };
}

/** A piece of a refusal. */
export function refusalDelta(delta: string, at: Partial<typeof place> = {}): ResponseStreamEvent {
  return { type: 'response.refusal.delta', ...place, ...at, delta };
}

/** A piece of a call's arguments. */
export function argumentsDelta(delta: string, output_index = 0): ResponseStreamEvent {
  return {
    type: 'response.function_call_arguments.delta',
    item_id: 'fc_1',
    output_index,
    sequence_number: 0,
    delta,
  };
}

/** A part of a message is complete. */
export function textPartDone(text: string, at: Partial<typeof place> = {}): ResponseStreamEvent {
  return {
    type: 'response.content_part.done',
    ...place,
    ...at,
    part: { type: 'output_text', text, annotations: [] },
  };
}
