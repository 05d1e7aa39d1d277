import type { ResponseTextDeltaEvent } from 'openai/resources/responses/responses';
import { rawDataOf } from './rawDataOf.js';
import { TextBuffer } from './TextBuffer.js';

/** An event on its way to its reader: if it is a text delta, those of the same content part that come directly after it can join it. */
export interface JoinedTextDelta<T> {
  /** Adds a delta if it belongs here; tells whether it does. */
  add(event: T): boolean;
  /** The latest of the deltas, with the text of all: its `sequence_number` says how far the stream has been read. */
  toEvent(): T;
}

/**
 * @param first what others may join
 * @param isJoined whether deltas of a type are joined; those of text by default
 */
export function joinedTextDelta<T>(first: T, isJoined: (type: string) => boolean = isText): JoinedTextDelta<T> {
  const deltaOf = (next: T): Delta | undefined => {
    const raw = rawDataOf(next);
    return raw && isJoined(raw.type) ? (raw as unknown as Delta) : undefined;
  };
  let event = first;
  let data = deltaOf(first);
  const text = new TextBuffer();
  const logprobs: NonNullable<Delta['logprobs']> = [];
  const keep = (delta: Delta): void => {
    data = delta;
    if (Array.isArray(delta.logprobs)) logprobs.push(...delta.logprobs);
    text.write(delta.delta);
  };
  if (data) keep(data);
  return {
    add(next) {
      const delta = deltaOf(next);
      if (!data || !delta || !isSamePart(data, delta)) return false;
      event = next;
      keep(delta);
      return true;
    },
    toEvent: () =>
      event === first
        ? first
        : { ...event, data: { ...data, delta: text.toString(), ...(logprobs.length > 0 && { logprobs }) } },
  };
}

/** What all deltas have in common; not every server that speaks the Responses API sends the log probabilities of text. */
interface Delta extends Partial<Omit<ResponseTextDeltaEvent, 'type' | 'delta'>> {
  readonly type: string;
  readonly delta: string;
  readonly summary_index?: number;
}

function isText(type: string): boolean {
  return type === 'response.output_text.delta';
}

function isSamePart(a: Delta, b: Delta): boolean {
  return (
    a.type === b.type &&
    a.item_id === b.item_id &&
    a.output_index === b.output_index &&
    a.content_index === b.content_index &&
    a.summary_index === b.summary_index
  );
}
