import { catchError, map, throwError, type Observable, type Subscriber } from 'rxjs';
import type { ModelEvent, ModelRequest } from '../index.js';
import type { Answer } from './Answer.js';
import type { AnswerDecoder } from './AnswerDecoder.js';
import { CallFailure } from './CallFailure.js';
import { readJson } from './readJson.js';
import { readServerEvents } from './readServerEvents.js';
import type { WireApi } from './WireApi.js';
import { withAnswerDetails } from './withAnswerDetails.js';

/** What is answered. */
export interface Call {
  readonly modelName: string;
  readonly wire: WireApi;
  readonly request: ModelRequest;
  /** Whether a stream was asked for. */
  readonly streamed: boolean;
}

/**
 * The model events of an answer. What it is, a stream or one JSON value, the server decides: it may send either, whatever it was
 * asked for.
 */
export function readAnswer({ modelName, wire, request, streamed }: Call, answer: Answer): Observable<ModelEvent> {
  const contentType = answer.response.headers.get('content-type') ?? '';
  const isPage = /html/i.test(contentType);
  const terminalEventOf = (json: unknown): ModelEvent => wire.terminalEventOf(json, request, modelName);
  if (/event-stream/i.test(contentType) || (streamed && !isPage)) {
    const decoderFor = (sink: Subscriber<ModelEvent>): AnswerDecoder => wire.decoderFor(request, sink, modelName);
    return readServerEvents(answer, decoderFor, terminalEventOf, request.scheduler);
  }
  const event$ = isPage ? refuse(answer, contentType) : readJson(answer).pipe(map(terminalEventOf));
  return event$.pipe(catchError((error: unknown) => throwError(() => withAnswerDetails(answer, error))));
}

function refuse(answer: Answer, contentType: string): Observable<never> {
  answer.abort();
  const message = `the server sent a page (${contentType}) in place of an answer. Check baseURL and what stands between here and the server.`;
  return throwError(() => new CallFailure(message));
}
