/** How a stream came to its end: with its last event, with `[DONE]`, or with the end of the body. */
export type StreamEnd = 'last_event' | 'done_marker' | 'end_of_body';

/** Makes model events of the JSON values that one API streams. One decoder an answer; it emits to the sink it was made with. */
export interface AnswerDecoder {
  /** Whether the stream is over with this value, which has not been decoded yet. */
  isLast(value: object): boolean;
  decode(value: object): void;
  /** Emits what is due at the end; `false` if the response was not whole when its stream ended. */
  finish(end: StreamEnd): boolean;
}
