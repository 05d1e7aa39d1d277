import type { Response, ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { Mark, Moment } from './Lane.js';
import { payloadOf } from './payloadOf.js';

/** The mark of a response's end, if a raw event is one. */
export function endingMarkOf(event: ResponseStreamEvent, at: Moment, rawEvents: number): Mark | undefined {
  switch (event.type) {
    case 'response.completed':
      return { at, kind: 'ended', title: titleOf(event.type, event.response, rawEvents) };
    case 'response.incomplete':
    case 'response.failed':
      return { at, kind: 'broken', title: titleOf(event.type, event.response, rawEvents) };
    case 'error':
      return { at, kind: 'broken', title: `error: ${payloadOf(event.message)}` };
    default:
      return undefined;
  }
}

/** Cassettes and servers may leave out what the type promises. */
function titleOf(type: string, response: Partial<Response> | undefined, rawEvents: number): string {
  const { id = '', usage, error, incomplete_details: cut } = response ?? {};
  return [
    `${type} ${id}`.trim(),
    `${rawEvents} raw events`,
    usage && `${usage.input_tokens} tokens in, ${usage.output_tokens} out`,
    error && payloadOf(error.message),
    cut?.reason,
  ]
    .filter(Boolean)
    .join('\n');
}
