import type { ModelEvent, ModelRequest } from '../index.js';
import type { AnswerDecoder } from './AnswerDecoder.js';
import type { WireBody } from './encodeBody.js';

/** One of the two APIs that the provider speaks. */
export interface WireApi {
  readonly path: '/responses' | '/chat/completions';
  /** The request's body. Throws a `CallFailure` for what this API cannot say. */
  bodyOf(modelName: string, request: ModelRequest, options: WireBodyOptions): WireBody;
  /** What reads a streamed answer. */
  decoderFor(request: ModelRequest, sink: { next(event: ModelEvent): void }, modelName: string): AnswerDecoder;
  /** The terminal event that a JSON answer amounts to. Throws a `CallFailure` if it is no response. */
  terminalEventOf(json: unknown, request: ModelRequest, modelName: string): ModelEvent;
}

export interface WireBodyOptions {
  readonly streamed: boolean;
  readonly baseURL?: string | undefined;
}
