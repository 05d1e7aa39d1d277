import type { ResponseTextDeltaEvent } from 'openai/resources/responses/responses';
import { rawDataOf } from './rawDataOf.js';

// `text += delta` keeps a node of 32 bytes for each delta alive; joined by the hundreds they cost next to nothing.
const JOIN_EVERY = 256;

/** An event on its way to its reader: if it is a text delta, those of the same content part that come directly after it can join it. */
export interface JoinedTextDelta<T> {
  /** Adds a delta if it belongs here; tells whether it does. */
  add(event: T): boolean;
  /** The latest of the deltas, with the text of all: its `sequence_number` says how far the stream has been read. */
  toEvent(): T;
}

export function joinedTextDelta<T>(first: T): JoinedTextDelta<T> {
  let event = first;
  let data = textDeltaOf(first);
  let text = '';
  let pieces: string[] = [];
  const logprobs: ResponseTextDeltaEvent['logprobs'] = [];
  const keep = (delta: ResponseTextDeltaEvent): void => {
    data = delta;
    // Not every server that speaks the Responses API sends them.
    logprobs.push(...((delta as Partial<ResponseTextDeltaEvent>).logprobs ?? []));
    if (pieces.push(delta.delta) < JOIN_EVERY) return;
    text += pieces.join('');
    pieces = [];
  };
  if (data) keep(data);
  return {
    add(next) {
      const delta = textDeltaOf(next);
      if (!data || !delta || !isSamePart(data, delta)) return false;
      event = next;
      keep(delta);
      return true;
    },
    toEvent: () =>
      event === first
        ? first
        : { ...event, data: { ...data, delta: text + pieces.join(''), ...(logprobs.length > 0 && { logprobs }) } },
  };
}

function textDeltaOf(event: unknown): ResponseTextDeltaEvent | undefined {
  const data = rawDataOf(event);
  return data?.type === 'response.output_text.delta' ? data : undefined;
}

function isSamePart(a: ResponseTextDeltaEvent, b: ResponseTextDeltaEvent): boolean {
  return a.item_id === b.item_id && a.output_index === b.output_index && a.content_index === b.content_index;
}
