import type { ResponseTextDeltaEvent } from 'openai/resources/responses/responses';
import type { RawResponseEvent } from '../events/RunEvent.js';
import { rawDataOf } from './rawDataOf.js';

// `text += delta` keeps a node of 32 bytes for each delta alive; joined by the hundreds they cost next to nothing.
const JOIN_EVERY = 256;

interface TextDelta extends RawResponseEvent {
  readonly data: ResponseTextDeltaEvent;
}

/** Text deltas of one content part that came one directly after another, on their way to being one event. */
export class JoinedTextDelta {
  #latest: TextDelta;
  #text = '';
  #pieces: string[];
  readonly #logprobs: ResponseTextDeltaEvent['logprobs'] = [];

  private constructor(first: TextDelta) {
    this.#latest = first;
    this.#pieces = [first.data.delta];
    this.#logprobs.push(...logprobsOf(first));
  }

  /** What two adjacent events are together; `undefined` if they have to stay two. */
  static of(waiting: unknown, event: unknown): JoinedTextDelta | undefined {
    const joined = waiting instanceof JoinedTextDelta ? waiting : undefined;
    const before = joined === undefined ? waiting : joined.#latest;
    if (!isTextDelta(before) || !isTextDelta(event) || !isSamePart(before.data, event.data)) return undefined;
    return (joined ?? new JoinedTextDelta(before)).#with(event);
  }

  #with(event: TextDelta): this {
    this.#latest = event;
    this.#logprobs.push(...logprobsOf(event));
    if (this.#pieces.push(event.data.delta) >= JOIN_EVERY) {
      this.#text += this.#pieces.join('');
      this.#pieces = [];
    }
    return this;
  }

  /** The latest of the deltas, with the text of all: its `sequence_number` says how far the stream has been read. */
  toEvent(): TextDelta {
    const { data } = this.#latest;
    return {
      ...this.#latest,
      data: {
        ...data,
        delta: this.#text + this.#pieces.join(''),
        ...(this.#logprobs.length > 0 && { logprobs: this.#logprobs }),
      },
    };
  }
}

/** Not every server that speaks the Responses API sends them. */
function logprobsOf({ data }: TextDelta): ResponseTextDeltaEvent['logprobs'] {
  return (data as Partial<ResponseTextDeltaEvent>).logprobs ?? [];
}

function isTextDelta(event: unknown): event is TextDelta {
  return rawDataOf(event)?.type === 'response.output_text.delta';
}

function isSamePart(a: ResponseTextDeltaEvent, b: ResponseTextDeltaEvent): boolean {
  return a.item_id === b.item_id && a.output_index === b.output_index && a.content_index === b.content_index;
}
